using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Method;

namespace HaloScreener.Scoring.Validation;

/// <summary>What leaving one factor out does to the separation.</summary>
/// <param name="Factor">The factor, its weight set to zero and the others of its axis weighed up.</param>
/// <param name="Area">Area of HALO without it.</param>
/// <param name="Change">Area without it minus the area with it: below zero the factor helps.</param>
public sealed record AblatedFactor(FactorDefinition Factor, double Area, Estimate Change);

/// <summary>The separation of HALO without each factor in turn.</summary>
public static class Ablation
{
    /// <summary>
    /// One entry for each factor, in the order of the method. A factor that is its axis's only weight cannot be left out and has none. Companies that
    /// are not rated without a factor are left out on both sides of its comparison.
    /// </summary>
    public static IReadOnlyList<AblatedFactor> Of(LabelledSample sample)
    {
        var book = sample.Book;
        var weights = book.Ranking.Weights;
        var results = new List<AblatedFactor>();
        foreach (var factor in book.Factors.Select(f => f.Definition))
        {
            if (book.Factors.Where(f => f.Definition.Axis == factor.Axis).All(f => f.Definition == factor || weights[f.Definition.Id] == 0))
                continue;
            var without = Scorer.Rank(book, new Dictionary<string, double> { [factor.Id] = 0 }, book.Ranking.Neutral);
            var shared = Enumerable.Range(0, sample.Rows.Length).Where(i => without.Rank[sample.Rows[i]] > 0).ToArray();
            var positive = Array.ConvertAll(shared, i => sample.Positive[i]);
            if (positive.All(p => p) || !positive.Any(p => p))
                continue;
            RocArea[] areas = [Area(without), Area(book.Ranking)];
            var drawn = Bootstrap.Areas(areas, positive);
            results.Add(new AblatedFactor(factor, areas[0].Value, Bootstrap.Difference(areas[0].Value, areas[1].Value, drawn[0], drawn[1])));

            RocArea Area(Ranking ranking) => new(Array.ConvertAll(shared, i => ranking.Halo[sample.Rows[i]]), positive);
        }
        return results;
    }
}
