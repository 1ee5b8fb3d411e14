namespace HaloScreener.Core.Concepts;

/// <summary>
/// A standard figure that the product uses, whatever tag a company reports it under. The order is that of the columns in the store and in a book.
/// Ids for users and files are in <see cref="ConceptInfo"/>.
/// </summary>
public enum Concept : short
{
    Revenue = 1,
    PpeNet = 2,
    PpeGross = 3,
    AccumulatedDepreciation = 4,
    ConstructionInProgress = 5,
    Capex = 6,
    Depreciation = 7,
    DepreciationAmortization = 8,
    Assets = 9,
    Cash = 10,
    LongTermInvestments = 11,
    Goodwill = 12,
    Intangibles = 13,
    FiniteIntangibles = 14,
    Rou = 15,
    Inventory = 16,
    FinanceReceivables = 17,
    DeferredRevenue = 18,
    CostOfRevenue = 19,
    GrossProfit = 20,
    OperatingIncome = 21,
    NetIncome = 22,
    Sga = 23,
    Rd = 24,
    Software = 25,
    Sbc = 26,
    Equity = 27,
    Debt = 28,
    OperatingCashFlow = 29,
    IncomeTax = 30,
    DilutedShares = 31,
    PublicFloat = 32,
    SharesOutstanding = 33,
    /// <summary>Purchases of real estate by property companies, kept apart from capex.</summary>
    RealEstatePurchases = 34,
    /// <summary>Net investment in sales-type and direct-financing leases of lessors.</summary>
    NetInvestmentInLeases = 35,
    /// <summary>Cash paid to develop or buy software that is capitalised.</summary>
    SoftwareSpend = 36,
    PretaxIncome = 37,
    InterestExpense = 38,
    Liabilities = 39,
    LiabilitiesAndEquity = 40,
}

/// <summary>Whether a concept is a balance at a day or a sum over a period.</summary>
public enum ConceptPeriod { Instant, Flow }

/// <summary>What a concept counts.</summary>
public enum ConceptUnit { Money, Shares }

/// <summary>The names and kind of a concept.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Id">The id in queries, files and JSON, such as <c>ppe_net</c>.</param>
/// <param name="Name">English name.</param>
/// <param name="Period">Instant or flow.</param>
/// <param name="Unit">Money or shares.</param>
public sealed record ConceptInfo(Concept Concept, string Id, string Name, ConceptPeriod Period, ConceptUnit Unit)
{
    /// <summary>Every concept, in the order of the enum.</summary>
    public static IReadOnlyList<ConceptInfo> All { get; } =
    [
        Flow(Concept.Revenue, "revenue", "Revenue"),
        Balance(Concept.PpeNet, "ppe_net", "Net PP&E"),
        Balance(Concept.PpeGross, "ppe_gross", "Gross PP&E"),
        Balance(Concept.AccumulatedDepreciation, "accumulated_depreciation", "Accumulated depreciation"),
        Balance(Concept.ConstructionInProgress, "construction_in_progress", "Construction in progress"),
        Flow(Concept.Capex, "capex", "Capex"),
        Flow(Concept.Depreciation, "depreciation", "Depreciation"),
        Flow(Concept.DepreciationAmortization, "depreciation_amortization", "Depreciation and amortisation"),
        Balance(Concept.Assets, "assets", "Total assets"),
        Balance(Concept.Cash, "cash", "Cash and short-term investments"),
        Balance(Concept.LongTermInvestments, "long_term_investments", "Long-term investments"),
        Balance(Concept.Goodwill, "goodwill", "Goodwill"),
        Balance(Concept.Intangibles, "intangibles", "Intangibles"),
        Balance(Concept.FiniteIntangibles, "finite_intangibles", "Finite-lived intangibles"),
        Balance(Concept.Rou, "rou", "Operating lease right-of-use"),
        Balance(Concept.Inventory, "inventory", "Inventory"),
        Balance(Concept.FinanceReceivables, "finance_receivables", "Finance receivables"),
        Balance(Concept.DeferredRevenue, "deferred_revenue", "Deferred revenue"),
        Flow(Concept.CostOfRevenue, "cost_of_revenue", "Cost of revenue"),
        Flow(Concept.GrossProfit, "gross_profit", "Gross profit"),
        Flow(Concept.OperatingIncome, "operating_income", "Operating income"),
        Flow(Concept.NetIncome, "net_income", "Net income"),
        Flow(Concept.Sga, "sga", "SG&A"),
        Flow(Concept.Rd, "rd", "R&D"),
        Balance(Concept.Software, "software", "Capitalised software"),
        Flow(Concept.Sbc, "sbc", "Share-based compensation"),
        Balance(Concept.Equity, "equity", "Equity"),
        Balance(Concept.Debt, "debt", "Debt"),
        Flow(Concept.OperatingCashFlow, "operating_cash_flow", "Operating cash flow"),
        Flow(Concept.IncomeTax, "income_tax", "Income tax"),
        new(Concept.DilutedShares, "diluted_shares", "Diluted shares", ConceptPeriod.Flow, ConceptUnit.Shares),
        Balance(Concept.PublicFloat, "public_float", "Public float"),
        new(Concept.SharesOutstanding, "shares_outstanding", "Shares outstanding", ConceptPeriod.Instant, ConceptUnit.Shares),
        Flow(Concept.RealEstatePurchases, "real_estate_purchases", "Real estate purchases"),
        Balance(Concept.NetInvestmentInLeases, "net_investment_in_leases", "Net investment in leases"),
        Flow(Concept.SoftwareSpend, "software_spend", "Software development spend"),
        Flow(Concept.PretaxIncome, "pretax_income", "Pre-tax income"),
        Flow(Concept.InterestExpense, "interest_expense", "Interest expense"),
        Balance(Concept.Liabilities, "liabilities", "Total liabilities"),
        Balance(Concept.LiabilitiesAndEquity, "liabilities_and_equity", "Liabilities and equity"),
    ];

    private static readonly Dictionary<string, ConceptInfo> ById = All.ToDictionary(c => c.Id, StringComparer.Ordinal);

    /// <summary>The concept with this id, or null.</summary>
    public static ConceptInfo? Find(string id) => ById.GetValueOrDefault(id);

    public static ConceptInfo Of(Concept concept) => All[(int)concept - 1];

    private static ConceptInfo Flow(Concept concept, string id, string name) => new(concept, id, name, ConceptPeriod.Flow, ConceptUnit.Money);

    private static ConceptInfo Balance(Concept concept, string id, string name) => new(concept, id, name, ConceptPeriod.Instant, ConceptUnit.Money);
}
