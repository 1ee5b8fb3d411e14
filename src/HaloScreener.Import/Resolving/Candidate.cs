using System.Runtime.CompilerServices;
using HaloScreener.Core.Concepts;

namespace HaloScreener.Import.Resolving;

/// <summary>The tags a value was made of: positive ids were added, negative ones taken off.</summary>
[InlineArray(Capacity)]
internal struct SignedTags
{
    public const int Capacity = 12;
    private short _first;
}

/// <summary>What the chain of one concept makes of one filing in one period.</summary>
internal struct Candidate
{
    public double Value;
    public ValueFlags Flags;
    /// <summary>1-based step of the chain; 0 when there is no value.</summary>
    public byte Step;
    public byte Inputs;
    public SignedTags Tags;

    public readonly bool HasValue => Step != 0;

    /// <summary>Whether several tags were added or taken off.</summary>
    public readonly bool Derived => Inputs > 1;

    public readonly short Tag => Inputs == 0 ? (short)0 : Math.Abs(Tags[0]);

    public void Add(short signedTag)
    {
        if (Inputs == SignedTags.Capacity)
            throw new InvalidOperationException("A chain adds up more tags than a value can hold.");
        Tags[Inputs++] = signedTag;
    }

    /// <summary>Whether both values were made in the same way of the same tags.</summary>
    public readonly bool IsMadeLike(in Candidate other)
    {
        if (Step != other.Step || Inputs != other.Inputs)
            return false;
        for (var i = 0; i < Inputs; i++)
        {
            if (Tags[i] != other.Tags[i])
                return false;
        }
        return true;
    }
}
