using System.Text.Json;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;

/// <summary>The calls of one area: each is made, judged, and told in a line.</summary>
sealed class Calls(string area, GraphServiceClient graph, Dictionary<string, string> who, HttpClient http, HttpClient plain)
{
    public GraphServiceClient Graph => graph;

    /// <summary>The SDK's own client without the SDK's types.</summary>
    public HttpClient Http => http;

    /// <summary>A client without the SDK, and so without a token: for addresses that are all that it takes.</summary>
    public HttpClient Plain => plain;

    /// <summary>Id of somebody or something that the tenant starts with.</summary>
    public string this[string name] => who[name];

    /// <summary>A call that a tenant answers, and what must be so of the answer.</summary>
    public async Task<T?> Works<T>(string name, Func<Task<T?>> call, Func<T, bool>? so = null)
        where T : class
    {
        try
        {
            var answer = await call();
            if (answer is null)
                Tell(name, "there was no answer");
            else
                Tell(name, so is null || so(answer) ? null : "the answer is not what a tenant has");
            return answer;
        }
        catch (Exception problem)
        {
            Tell(name, Words(problem));
            return null;
        }
    }

    /// <summary>The same of a call that answers nothing; what it did is read afterwards.</summary>
    public async Task Does(string name, Func<Task> call, Func<Task<bool>>? so = null)
    {
        try
        {
            await call();
            Tell(name, so is null || await so() ? null : "it was not done");
        }
        catch (Exception problem)
        {
            Tell(name, Words(problem));
        }
    }

    /// <summary>A call that a tenant refuses, with its status and a part of its words.</summary>
    public async Task Refused(string name, int status, string words, Func<Task> call)
    {
        try
        {
            await call();
            Tell(name, "it was accepted");
        }
        catch (ODataError error) when (error.ResponseStatusCode == status && Words(error).Contains(words))
        {
            Tell(name, null);
        }
        catch (Exception problem)
        {
            Tell(name, Words(problem));
        }
    }

    private void Tell(string name, string? problem) =>
        Console.WriteLine(JsonSerializer.Serialize(new { area, name, problem }));

    private static string Words(Exception problem) =>
        problem is ODataError { Error: { } error } refused
            ? $"{refused.ResponseStatusCode} {error.Code}: {error.Message}"
            : $"{problem.GetType().Name}: {problem.Message}";
}
