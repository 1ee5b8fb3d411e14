using HaloScreener.Data.Tests;
using HaloScreener.Data.Tests.Embedded;

if (args is [DatabaseProgram.Verb, var directory])
    return await DatabaseProgram.HoldAsync(directory);

return await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
