using HaloScreener.Browser.Tests;

[assembly: AssemblyFixture(typeof(Dashboard))]
