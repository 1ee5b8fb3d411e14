using System.Net;
using System.Net.Sockets;

namespace HaloScreener.TestKit;

/// <summary>Ports for programs that must be told one.</summary>
public static class Ports
{
    private const int First = 20_000;
    /// <summary>Below those that systems give to connections (Linux from 32,768, others from 49,152): no connection takes it while a program that listened there is away.</summary>
    private const int Last = 32_000;

    /// <summary>One on the loopback that nobody listens on.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }
}
