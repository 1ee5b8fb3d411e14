using System.CommandLine;
using System.Globalization;

namespace HaloScreener.Cli.Output;

/// <summary>An option that takes a day as files and addresses write it.</summary>
internal static class DateOption
{
    public static Option<DateOnly?> Create(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1)
                return day;
            result.AddError($"{name} is '{text}'; it must be a date like 2025-06-30.");
            return null;
        },
    };
}
