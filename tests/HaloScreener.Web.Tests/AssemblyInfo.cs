using HaloScreener.TestKit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
