using System.CommandLine;
using HaloScreener.Cli;
using HaloScreener.Cli.Commands;

var root = new RootCommand("halo: SEC filings in, HALO ranks out.")
{
    ImportCommand.Create(),
    AuditCommand.Create(),
    FetchCommand.Create(),
    SampleCommand.Create(),
    ScoreCommand.Create(),
    MoversCommand.Create(),
    ExportCommand.Create(),
    ValidateCommand.Create(),
    DatabaseCommand.Create(),
};
return await ExitCodes.RunAsync(root, args);
