using HaloScreener.Browser.Tests;

[assembly: AssemblyFixture(typeof(Dashboard))]
[assembly: OpenPages]
