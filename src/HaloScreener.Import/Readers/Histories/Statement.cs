using HaloScreener.Import.Readers.Input;

namespace HaloScreener.Import.Readers.Histories;

/// <summary>One statement of a tag as it stands in the file: <c>{"start":"2023-07-01","end":"2024-06-30","val":…,"accn":"…","form":"10-K","filed":"…"}</c>.</summary>
internal ref struct Statement
{
    public ReadOnlySpan<byte> Start, End, Value, Accession, Form, Filed;

    public static Statement Read(ref JsonCursor cursor)
    {
        var statement = default(Statement);
        var first = true;
        cursor.Enter('{');
        while (cursor.NextMember(ref first, out var key))
        {
            // A null is a field that is missing; lists and objects belong to no field that is read here.
            if (cursor.Peek() is (byte)'{' or (byte)'[' or (byte)'n')
            {
                cursor.Skip();
                continue;
            }
            var text = cursor.Scalar();
            if (key.SequenceEqual("end"u8))
                statement.End = text;
            else if (key.SequenceEqual("val"u8))
                statement.Value = text;
            else if (key.SequenceEqual("accn"u8))
                statement.Accession = text;
            else if (key.SequenceEqual("form"u8))
                statement.Form = text;
            else if (key.SequenceEqual("filed"u8))
                statement.Filed = text;
            else if (key.SequenceEqual("start"u8))
                statement.Start = text;
        }
        return statement;
    }
}
