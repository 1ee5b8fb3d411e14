using System.Text;
using System.Text.RegularExpressions;

namespace HaloScreener.Web.Tests.Text;

/// <summary>The English wordings that stand in the source code, as templates: what a page may have to say in another language.</summary>
internal static partial class WordingSources
{
    /// <summary>Folders whose sentences only the command line shows.</summary>
    private static readonly string[] CommandLine = ["HaloScreener.Cli", "Auditing", "Labels"];

    /// <summary>Every literal of the pages' side of the program.</summary>
    public static IReadOnlySet<string> All { get; } = Files().SelectMany(file => LiteralsOf(file, 0, file.Length)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that are given to something that takes a wording, and are words: at least two beside each other.</summary>
    public static IReadOnlySet<string> Sentences { get; } = Files()
        .SelectMany(file => Takers().Matches(file).SelectMany(taker => LiteralsOf(file, taker.Index, file.Length, oneStatement: true)))
        .Where(literal => Words().IsMatch(literal)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Files()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HaloScreener.sln")))
            folder = folder.Parent;
        return Directory.EnumerateFiles(Path.Combine(folder!.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" || CommandLine.Contains(part)))
            .Select(File.ReadAllText);
    }

    /// <summary>The literals from one place on, to the end of the text or of the statement, with numbered places for what is interpolated.</summary>
    private static IEnumerable<string> LiteralsOf(string code, int from, int to, bool oneStatement = false)
    {
        for (var at = from; at < to;)
        {
            if (oneStatement && code[at] == ';')
                yield break;
            if (Skipped().Match(code, at) is { Success: true } skipped)
            {
                at += skipped.Length;
            }
            else if (code[at] == '"' || (code[at] == '$' && at + 1 < to && code[at + 1] == '"'))
            {
                var (template, end) = Read(code, at);
                yield return template;
                at = end;
            }
            else
            {
                at++;
            }
        }
    }

    private static (string Template, int End) Read(string code, int at)
    {
        var (interpolated, places, template) = (code[at] == '$', 0, new StringBuilder());
        for (at += interpolated ? 2 : 1; code[at] != '"';)
        {
            if (code[at] == '\\')
            {
                template.Append(code[at + 1]);
                at += 2;
            }
            else if (interpolated && code[at] == '{' && code[at + 1] != '{')
            {
                template.Append('{').Append(places++).Append('}');
                at = EndOfPlace(code, at);
            }
            else
            {
                template.Append(code[at]);
                if (!interpolated && code[at] is '{' or '}')
                    template.Append(code[at]);
                at++;
            }
        }
        return (template.ToString(), at + 1);
    }

    private static int EndOfPlace(string code, int at)
    {
        for (var depth = 0; ; at++)
        {
            if (code[at] == '"')
                at = Read(code, at).End - 1;
            else if (code[at] == '{')
                depth++;
            else if (code[at] == '}' && --depth == 0)
                return at + 1;
        }
    }

    [GeneratedRegex(@"(new ImportException|\bRefuse|new ParameterError|\bNotYet|\bRefused|\bFail|\.Set|\bReadSet|new CsvForm|\bNumber(?=\(name)|\.Basis|\bNames|wordings\.Of)\(|\bWording \w+(\(.*\))? (=>|=) |\(Wording\)|\ballowed = \$")]
    private static partial Regex Takers();

    [GeneratedRegex(@"[A-Za-z]{2,}['""]? [A-Za-z(]{2,}")]
    private static partial Regex Words();

    /// <summary>Comments, characters, and literals that no wording is written as.</summary>
    [GeneratedRegex(@"\G(//[^\n]*|'(\\.[^']*|[^'\\])'|\$*""""""[\s\S]*?""""""|(\$@|@\$|@)""([^""]|"""")*"")")]
    private static partial Regex Skipped();
}
