using System.CommandLine;
using HaloScreener.Scoring.Book;
using HaloScreener.Scoring.Screening;

namespace HaloScreener.Cli.Output;

/// <summary><c>--basis annual|ttm|newest</c>: which figures are scored.</summary>
internal static class BasisOption
{
    public static Option<string> Create()
    {
        var option = new Option<string>("--basis")
        {
            Description = "annual: fiscal years; ttm: trailing twelve months where quarterly reports allow; newest: the newer of both.",
            DefaultValueFactory = _ => ScreenIds.Of(Basis.Annual),
        };
        option.AcceptOnlyFromAmong([.. Enum.GetValues<Basis>().Select(ScreenIds.Of)]);
        return option;
    }

    public static Basis Of(string id) => Enum.GetValues<Basis>().First(basis => ScreenIds.Of(basis) == id);
}
