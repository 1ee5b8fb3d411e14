using HaloScreener.Scoring.Screening;

namespace HaloScreener.Export.Analyses;

/// <summary>A column of a table of an analysis, the same in CSV and JSON.</summary>
/// <param name="Id">Header of the file and name in JSON.</param>
/// <param name="Kind">What it holds; text columns are read with <paramref name="Text"/>, all others with <paramref name="Number"/>.</param>
/// <param name="Number">NaN for none; days as day numbers, booleans 1 or 0.</param>
/// <param name="Text">Null for none.</param>
public sealed record ExportColumn<T>(string Id, ColumnKind Kind, Func<T, double> Number, Func<T, string?> Text)
{
    public bool IsNumeric => Kind is not (ColumnKind.Text or ColumnKind.List);
}

/// <summary>Columns by what they hold.</summary>
public static class ExportColumn
{
    public static ExportColumn<T> Text<T>(string id, Func<T, string?> text) => new(id, ColumnKind.Text, _ => double.NaN, text);

    public static ExportColumn<T> Number<T>(string id, ColumnKind kind, Func<T, double> number) => new(id, kind, number, _ => null);

    public static ExportColumn<T> Day<T>(string id, Func<T, DateOnly?> day) => Number<T>(id, ColumnKind.Date, row => day(row)?.DayNumber ?? double.NaN);

    public static ExportColumn<T> Boolean<T>(string id, Func<T, bool?> boolean) =>
        Number<T>(id, ColumnKind.Boolean, row => boolean(row) is { } value ? value ? 1 : 0 : double.NaN);
}
