using System.Globalization;

namespace HaloScreener.Data.Embedded;

/// <summary>Settings of the private server: one machine, few users, large imports, bulk reads. Everything that makes commits durable stays on.</summary>
internal static class ServerSettings
{
    public static string For(int port) => string.Create(CultureInfo.InvariantCulture,
        $"""
         # Written by HALO Screener before each start of the server; changes here are lost.
         listen_addresses = '127.0.0.1'
         port = {port}
         unix_socket_directories = ''
         max_connections = 200

         # No standby is fed from here.
         wal_level = minimal
         max_wal_senders = 0
         # An import writes a few hundred megabytes at once: no checkpoint in the middle of it.
         max_wal_size = 4GB
         min_wal_size = 256MB
         checkpoint_timeout = 15min
         wal_buffers = 16MB

         shared_buffers = 256MB
         work_mem = 64MB
         maintenance_work_mem = 128MB
         random_page_cost = 1.1
         # Compiling a query takes longer than any query here runs.
         jit = off
         log_checkpoints = off

         """);
}
