using System.Collections.Frozen;

namespace HaloScreener.Core.Companies;

/// <summary>
/// A company's name as a reader writes it. The SEC keeps many names in capitals ("CONSOLIDATED EDISON INC", "ONEOK INC /NEW/"): those are given the
/// capitals of ordinary text and lose the mark of the state; names with small letters stay as they were filed.
/// </summary>
public static class ReadableName
{
    /// <summary>The longest run of letters that is an abbreviation unless it is a known word: CSX, MGE, KLA.</summary>
    private const int AbbreviationLength = 3;

    /// <summary>Words that the rules below would spell wrong: legal forms, short words, and brands as their owners write them.</summary>
    private static readonly FrozenDictionary<string, string> Spelled = Words(
        "Inc Co Corp Ltd plc LLC LLP LP NV SA AG SE AB AS ASA SpA ETF REIT USA Limited New Intl Cos Cap Tr Mfg",
        "Air All Arm Art Bay Big Bio Box Buy Cal Car Com Del Dow Day Fox Fun Gap Gas Hub Ice Inn Jet Key Lab Lam Las Law Los Low Max Mid Net Oil Old One Ore Owl Pet Pro Red Rio Roy San Sao Sea Sky Sun Tax Ten Top Toy Two Van Way Web Zip Eni Mc St Dr El Eli Le La Wal Yum",
        "AbbVie AstraZeneca AutoZone AutoNation BlackRock BorgWarner CarMax CenterPoint ConocoPhillips CrowdStrike DoorDash eBay FedEx FirstEnergy GameStop JetBlue JPMorgan MasTec MercadoLibre MetLife MicroStrategy MillerKnoll NextEra NVIDIA ONEOK PayPal",
        "PepsiCo PotlatchDeltic PriceSmart ServiceNow SiriusXM SolarEdge SouthState SunPower TransDigm UnitedHealth VeriSign WestRock WisdomTree AMETEK IDEXX ITOCHU ORIX PACCAR QUALCOMM SoFi IAMGOLD LyondellBasell CoStar McMoRan ASML AvalonBay DexCom ePlus FactSet IQVIA L3Harris MiMedx PulteGroup ResMed STERIS OneSpaWorld")
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Small = new[] { "OF", "AND", "FOR", "IN", "ON", "THE", "AT", "BY", "TO" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> States = (
        "AL AK AZ AR CA CO CT DC DE DEL FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA PR RI SC SD TN TX UT VA VT WA WI WV WY NEW CAN ADR FI")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A name with no more small letters than this, its legal form left aside, is one in capitals: "GLAUKOS Corp", "BJs RESTAURANTS INC".</summary>
    private const double MostSmallLetters = 0.1;

    /// <summary>The name in ordinary capitals.</summary>
    /// <param name="filed">The name as filed.</param>
    public static string Of(string filed)
    {
        if (!IsInCapitals(filed))
            return filed;
        var words = WithoutState(filed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? filed : string.Join(' ', words.Select((word, place) => Word(word, isFirst: place == 0)));
    }

    private static bool IsInCapitals(string name)
    {
        var letters = name.Split(' ').Where(w => !Spelled.TryGetValue(w.Trim('.', ',').ToUpperInvariant(), out var form) || form != w.Trim('.', ','))
            .SelectMany(w => w).Where(char.IsLetter).ToArray();
        return name.Any(char.IsUpper) && letters.Count(char.IsLower) <= MostSmallLetters * letters.Length;
    }

    /// <summary>"/DE/", "/NEW/" and the like at the end say which of several registrants it is, not what it is called.</summary>
    private static string WithoutState(string name)
    {
        var trimmed = name.TrimEnd(' ', '/', '\\');
        var slash = trimmed.LastIndexOfAny(['/', '\\']);
        return slash > 0 && States.Contains(trimmed[(slash + 1)..].Trim()) ? trimmed[..slash].TrimEnd(' ', '/', '\\') : trimmed;
    }

    private static string Word(string word, bool isFirst)
    {
        var core = word.TrimEnd('.', ',', ')').TrimStart('(');
        if (core.Length == 0)
            return word;
        return word.Replace(core, Core(core, isFirst), StringComparison.Ordinal);
    }

    private static string Core(string core, bool isFirst)
    {
        if (Spelled.TryGetValue(core, out var spelled))
            return spelled;
        if (Small.Contains(core))
            return isFirst ? Capitalised(core) : core.ToLowerInvariant();
        if (core.Any(c => char.IsDigit(c) || char.IsLower(c) || c is '&') || core.IndexOf('.', StringComparison.Ordinal) is >= 0 and < AbbreviationLength)
            return core;
        foreach (var joint in (char[])['-', '/', '.', '\''])
        {
            if (core.Contains(joint, StringComparison.Ordinal))
                return Joined(core, joint);
        }
        if (core.Length <= AbbreviationLength || !core.Any(IsVowel) || BeginsUnpronounceably(core))
            return core;
        return core.StartsWith("MC", StringComparison.Ordinal) && core.Length > 4 ? "Mc" + Capitalised(core[2..]) : Capitalised(core);
    }

    /// <summary>"FREEPORT-MCMORAN" is two names; "LOWE'S" and "ALARM.COM" are one, and "O'REILLY" has two capitals.</summary>
    private static string Joined(string core, char joint)
    {
        var parts = core.Split(joint);
        return string.Join(joint, parts.Select((part, place) =>
            part.Length == 0 ? part
            : place > 0 && (joint == '.' || (joint == '\'' && parts[0].Length > 1)) ? part.ToLowerInvariant()
            : joint == '\'' ? Capitalised(part) : Core(part, isFirst: true)));
    }

    /// <summary>Four or five letters that begin with three consonants are an abbreviation (MSCI, CBRE) unless an English word may begin so.</summary>
    private static bool BeginsUnpronounceably(string core) =>
        core.Length is 4 or 5 && !core.Take(3).Any(IsVowel)
        && !(core[0] == 'S' && core[1] is 'C' or 'H' or 'P' or 'T') && !(core[1] is 'H' && core[2] is 'R' or 'L');

    private static bool IsVowel(char c) => c is 'A' or 'E' or 'I' or 'O' or 'U' or 'Y' || c > 127;

    private static string Capitalised(string word) => word[..1] + word[1..].ToLowerInvariant();

    private static Dictionary<string, string> Words(params string[] lists) =>
        lists.SelectMany(l => l.Split(' ')).ToDictionary(w => w.ToUpperInvariant(), StringComparer.Ordinal);
}
