using System.Globalization;

namespace AgencyTasks.Core.Database.Embedded;

/// <summary>The server's settings: small machine, loopback only. Written anew at each start.</summary>
internal static class ServerSettings
{
    public const string FileName = "agencytasks.conf";

    public static void Write(string cluster, int port, bool durable)
    {
        var path = Path.Combine(cluster, FileName);
        File.WriteAllText(path, Text(port, durable));
        if (!OperatingSystem.IsWindows())
        {
            // Readable by the server's user even when root wrote it; the folder itself lets nobody else in.
            File.SetUnixFileMode(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    // Shared memory in files of the cluster: /dev/shm is tiny in containers, and keeps what a killed server held.
    // Parameters never go to the log: they hold people's names and texts.
    private static string Text(int port, bool durable) => $"""
        # Written by AgencyTasks at each start; put settings of your own into postgresql.auto.conf (ALTER SYSTEM).
        listen_addresses = '127.0.0.1'
        port = {port.ToString(CultureInfo.InvariantCulture)}
        unix_socket_directories = ''
        dynamic_shared_memory_type = {(OperatingSystem.IsWindows() ? "windows" : "mmap")}
        max_connections = 200
        shared_buffers = 128MB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        checkpoint_timeout = 15min
        wal_compression = on
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        password_encryption = 'scram-sha-256'
        logging_collector = on
        log_directory = 'log'
        log_filename = 'postgresql-%a.log'
        log_file_mode = 0600
        log_rotation_age = 1d
        log_rotation_size = 0
        log_truncate_on_rotation = on
        log_min_duration_statement = 2s
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        {(durable ? Durable : Throwaway)}
        """;

    private const string Durable = """
        min_wal_size = 80MB
        max_wal_size = 1GB

        """;

    private const string Throwaway = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        wal_level = minimal
        max_wal_senders = 0
        min_wal_size = 32MB
        max_wal_size = 128MB

        """;
}
