namespace HaloScreener.Import.Readers;

/// <summary>Why one row of an otherwise good file is not imported.</summary>
public enum RejectReason : byte
{
    /// <summary>The row has more or fewer columns than the header.</summary>
    ColumnCount,
    /// <summary>A field that the row needs is missing or empty.</summary>
    MissingField,
    /// <summary>No accession number like 0001193125-24-123456.</summary>
    BadAccession,
    /// <summary>A fact of a filing that has no row in <c>sub.txt</c>.</summary>
    UnknownFiling,
    /// <summary>The same filing stands twice in <c>sub.txt</c>; the first counts.</summary>
    RepeatedFiling,
    /// <summary>No CIK between 1 and 2,147,483,647.</summary>
    BadCik,
    /// <summary>No date of the calendar, such as 99999999.</summary>
    BadDate,
    /// <summary>A period that ends well after the day on which it was filed, or before 1980; a price of a day to come.</summary>
    ImpossibleDate,
    /// <summary>A value that is no finite decimal number.</summary>
    BadNumber,
    /// <summary>A length in quarters that is no whole number.</summary>
    BadQuarters,
    /// <summary>A unit that is no short word.</summary>
    BadUnit,
    /// <summary>A form that is no short word.</summary>
    BadForm,
    /// <summary>The lesser of two values that one filing states for the same tag, unit and period.</summary>
    CollidingValue,
    /// <summary>No ticker of 1 to 12 letters, digits, dots and dashes.</summary>
    BadTicker,
    /// <summary>The company stands twice in the file; the first counts.</summary>
    RepeatedCompany,
    /// <summary>A closing price that is not above zero or is over ten million dollars.</summary>
    BadPrice,
    /// <summary>A number of shares that is no number from 1 to 10 trillion.</summary>
    BadShares,
    /// <summary>No group name of 1 to 80 characters.</summary>
    BadGroup,
}

/// <summary>The ids of reject reasons in JSON summaries and the import ledger.</summary>
public static class RejectReasons
{
    /// <summary>The id: <c>bad_date</c>.</summary>
    public static string Id(this RejectReason reason) => reason switch
    {
        RejectReason.ColumnCount => "column_count",
        RejectReason.MissingField => "missing_field",
        RejectReason.BadAccession => "bad_accession",
        RejectReason.UnknownFiling => "unknown_filing",
        RejectReason.RepeatedFiling => "repeated_filing",
        RejectReason.BadCik => "bad_cik",
        RejectReason.BadDate => "bad_date",
        RejectReason.ImpossibleDate => "impossible_date",
        RejectReason.BadNumber => "bad_number",
        RejectReason.BadQuarters => "bad_quarters",
        RejectReason.BadUnit => "bad_unit",
        RejectReason.BadForm => "bad_form",
        RejectReason.CollidingValue => "colliding_value",
        RejectReason.BadTicker => "bad_ticker",
        RejectReason.RepeatedCompany => "repeated_company",
        RejectReason.BadPrice => "bad_price",
        RejectReason.BadShares => "bad_shares",
        RejectReason.BadGroup => "bad_group",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}
