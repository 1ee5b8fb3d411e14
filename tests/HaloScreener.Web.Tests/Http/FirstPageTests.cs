using HaloScreener.Web.Hosting;

namespace HaloScreener.Web.Tests.Http;

public sealed class FirstPageTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://localhost:5080/")]
    [InlineData("http://[::]:8080", "http://localhost:8080/")]
    [InlineData("http://*:80", "http://localhost/")]
    [InlineData("https://127.0.0.1:5081", null)]
    [InlineData("http://unix:/run/halo.sock", null)]
    public void The_program_reaches_itself_where_it_listens_without_a_certificate(string listened, string? reached) =>
        Assert.Equal(reached, FirstPage.LocalOf(listened)?.AbsoluteUri);
}
