using AgencyTasks.Core.Database.Embedded;
using AgencyTasks.Core.Seeding;
using Npgsql;

namespace AgencyTasks.Cli;

/// <summary>What every verb ends with: 0 done, 1 failed, 2 wrong arguments, 3 a file is wrong, 4 no database.</summary>
internal static class Failures
{
    public const int WrongArguments = 2;

    public static async Task<int> ReportAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (SeedException error)
        {
            return Say(error.Message, 3);
        }
        catch (EmbeddedPostgresException error)
        {
            return Say(error.Message, 4);
        }
        catch (NpgsqlException error) when (error.IsTransient)
        {
            return Say($"Không kết nối được cơ sở dữ liệu (no database): {error.Message}", 4);
        }
        catch (UsageException error)
        {
            return Say(error.Message, WrongArguments);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Say($"Không đọc hoặc ghi được tệp, hãy xem lại đường dẫn và quyền (check path): {error.Message}", 1);
        }
    }

    private static int Say(string message, int code)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}

/// <summary>An argument does not fit; the message says what does.</summary>
internal sealed class UsageException(string message) : Exception(message);
