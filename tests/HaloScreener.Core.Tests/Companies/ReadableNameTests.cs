using HaloScreener.Core.Companies;

namespace HaloScreener.Core.Tests.Companies;

public sealed class ReadableNameTests
{
    [Theory]
    [InlineData("CONSOLIDATED EDISON INC", "Consolidated Edison Inc")]
    [InlineData("EXXON MOBIL CORP", "Exxon Mobil Corp")]
    [InlineData("BANK OF AMERICA CORP /DE/", "Bank of America Corp")]
    [InlineData("ONEOK INC /NEW/", "ONEOK Inc")]
    [InlineData("CHARLES SCHWAB CORP", "Charles Schwab Corp")]
    [InlineData("CLOROX CO /DE/", "Clorox Co")]
    [InlineData("TOYOTA MOTOR CORP/", "Toyota Motor Corp")]
    [InlineData("DELTA AIR LINES, INC.", "Delta Air Lines, Inc.")]
    [InlineData("GLAUKOS Corp", "Glaukos Corp")]
    [InlineData("ELI LILLY & Co", "Eli Lilly & Co")]
    [InlineData("BJs RESTAURANTS INC", "BJs Restaurants Inc")]
    public void Capitals_become_those_of_ordinary_text(string filed, string readable) => Assert.Equal(readable, ReadableName.Of(filed));

    [Theory]
    [InlineData("CSX CORP", "CSX Corp")]
    [InlineData("MGE ENERGY INC", "MGE Energy Inc")]
    [InlineData("AT&T INC.", "AT&T Inc.")]
    [InlineData("3M CO", "3M Co")]
    [InlineData("MSCI INC", "MSCI Inc")]
    [InlineData("CBRE GROUP, INC.", "CBRE Group, Inc.")]
    [InlineData("MPLX LP", "MPLX LP")]
    [InlineData("SHELL PLC", "Shell plc")]
    [InlineData("UNITED STATES STEEL CORP", "United States Steel Corp")]
    public void Abbreviations_and_legal_forms_keep_theirs(string filed, string readable) => Assert.Equal(readable, ReadableName.Of(filed));

    [Theory]
    [InlineData("FREEPORT-MCMORAN INC", "Freeport-McMoRan Inc")]
    [InlineData("MCKESSON CORP", "McKesson Corp")]
    [InlineData("LOWE'S COMPANIES INC", "Lowe's Companies Inc")]
    [InlineData("O'REILLY AUTOMOTIVE INC", "O'Reilly Automotive Inc")]
    [InlineData("JPMORGAN CHASE & CO", "JPMorgan Chase & Co")]
    [InlineData("EBAY INC", "eBay Inc")]
    [InlineData("LEGALZOOM.COM, Inc.", "Legalzoom.com, Inc.")]
    public void Names_of_more_than_one_capital_have_them(string filed, string readable) => Assert.Equal(readable, ReadableName.Of(filed));

    [Theory]
    [InlineData("American Water Works Company, Inc.")]
    [InlineData("eBay Inc.")]
    [InlineData("EPAM Systems, Inc.")]
    [InlineData("SLB Limited")]
    [InlineData("小米集團")]
    [InlineData("/")]
    [InlineData("")]
    public void A_name_that_was_filed_for_readers_stays(string filed) => Assert.Equal(filed, ReadableName.Of(filed));
}
