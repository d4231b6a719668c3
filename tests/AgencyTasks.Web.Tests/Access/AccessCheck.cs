using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace AgencyTasks.Web.Tests.Access;

/// <summary>One question to the running application: what does this person get at this endpoint for such an object.</summary>
public sealed record AccessCheck(AppEndpoint Endpoint, MatrixRow Row, string Role, string Relation, string State)
{
    private static readonly string[] ObjectWords = ["task", "evidence", "receipt"];

    /// <summary>The endpoint is about a task or about what hangs on one, so that relation and state matter.</summary>
    public bool HasTask => IsAboutTask(Row);

    public static bool IsAboutTask(MatrixRow row) => row.Values.Split(' ').Any(pair => ObjectWords.Contains(pair.Split('=').Last()));

    public override string ToString() => $"{Endpoint.Key} | {Role} | {Relation} | {State}";

    /// <summary>The status as the matrix says it: allow, sign-in, or a number.</summary>
    public async Task<string> AskAsync(AccessWorld world, bool isFirst = true)
    {
        var changes = Endpoint.Verb != "GET" && Row.Expect == "allow";
        var task = !HasTask ? null
            : changes ? await world.FreshAsync(Role, Relation, State)
            : await world.SharedAsync(Role, Relation, State);
        var client = await world.BrowserAsync(Role);
        using var request = await RequestAsync(world, client, task);
        using var response = await client.SendAsync(request);
        if (response.StatusCode == System.Net.HttpStatusCode.TooManyRequests && isFirst)
        {
            // More than a person asks in a minute: another session of the role goes on.
            world.Forget(Role);
            return await AskAsync(world, isFirst: false);
        }

        if (Endpoint.Verb != "GET" && await HasEndedAsync(client))
        {
            world.Forget(Role);
        }

        var location = response.Headers.Location?.ToString() ?? "";
        return (int)response.StatusCode switch
        {
            301 or 302 or 303 when location.Contains("/dang-nhap?tiep=", StringComparison.Ordinal) => "sign-in",
            200 or 204 or 301 or 302 or 303 => "allow",
            var status => status.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>What is done at sign-in and to the own account may end the session; a new one is dear, sign-ins being
    /// counted.</summary>
    private async Task<bool> HasEndedAsync(HttpClient client)
    {
        if (!Endpoint.Pattern.StartsWith("/dang-", StringComparison.Ordinal)
            && !Endpoint.Pattern.StartsWith("/tai-khoan", StringComparison.Ordinal))
        {
            return false;
        }

        using var response = await client.GetAsync("/dang-xuat");
        return response.Headers.Location?.ToString().Contains("/dang-nhap", StringComparison.Ordinal) == true;
    }

    public async Task<HttpRequestMessage> RequestAsync(AccessWorld world, HttpClient client, PreparedTask? task)
    {
        var request = new HttpRequestMessage(new HttpMethod(Endpoint.Verb), Url(world, task));
        if (Endpoint.Verb == "GET")
        {
            return request;
        }

        var fields = QueryHelpers.ParseQuery(Row.Body)
            .SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, Fill(value!, world, task)))
            .Append(new("__RequestVerificationToken", await client.ForgeryTokenAsync()));
        request.Content = new FormUrlEncodedContent(fields);
        return request;
    }

    public string Url(AccessWorld world, PreparedTask? task)
    {
        if (Endpoint.Pattern == AppEndpoints.StaticFiles)
        {
            return "/img/mark.svg";
        }

        var values = Row.Values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1] switch
            {
                "task" => task!.Id.ToString(),
                "evidence" => (task!.Evidence ?? Guid.NewGuid()).ToString(),
                "receipt" => task!.Receipt ?? "2019-999999",
                "post" => world.PostId.ToString(),
                "nothing" => Guid.NewGuid().ToString(),
                "mail-day" => world.MailDay,
                "mail-name" => world.MailName,
                var literal => literal,
            });
        return Regex.Replace(
            Endpoint.Pattern,
            @"\{\**(?<name>[^:?}=]+)[^}]*\}",
            match => values.GetValueOrDefault(match.Groups["name"].Value, ""),
            RegexOptions.NonBacktracking);
    }

    private static string Fill(string value, AccessWorld world, PreparedTask? task) => value switch
    {
        "{agency}" => world.AgencyId.ToString(),
        "{plan}" => world.PlanId.ToString(),
        "{new}" => Guid.NewGuid().ToString(),
        "{task}" => task!.Id.ToString(),
        "{submission}" => (task!.Submission ?? Guid.NewGuid()).ToString(),
        "{extension}" => (task!.Extension ?? Guid.NewGuid()).ToString(),
        _ => value,
    };
}
