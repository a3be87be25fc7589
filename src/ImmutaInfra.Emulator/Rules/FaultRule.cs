using ImmutaInfra.Emulator.Types;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Rules;

/// <summary>What goes wrong, and on which calls. What is null or left out does not happen.</summary>
/// <remarks>
/// A rule counts the calls that match <see cref="Method"/>, <see cref="Path"/> and <see cref="Type"/>, from 1, and applies from the call
/// <see cref="Call"/> on, <see cref="Count"/> times. Several rules can apply to one call: delays and failing tests add up, of
/// all else the first rule's word counts. Calls of <c>/_emulator</c>, of the page and of the API description match no rule.
/// </remarks>
public sealed record FaultRule
{
    /// <summary>The HTTP method, in any case; null for every method.</summary>
    public string? Method { get; init; }

    /// <summary>The path without query. <c>*</c> stands for one segment, <c>**</c> at the end for any number of them.</summary>
    public string Path { get; init; } = "/**";

    /// <summary>The exact type of the integration that the call is about, by its body or its id, such as <c>Native S3</c>; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>The first matching call that the rule applies to, 1 or more.</summary>
    public int Call { get; init; } = 1;

    /// <summary>How many calls it applies to; null for all that follow.</summary>
    public int? Count { get; init; }

    /// <summary>How long the call waits: before the server looks at it, or with <see cref="FaultTiming.After"/> before it answers.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The HTTP status code of the answer, 200 to 599, in place of the real one.</summary>
    public int? Status { get; init; }

    /// <summary>The body that goes with <see cref="Status"/>: a string is sent as plain text, all else as JSON; null for the usual error body.</summary>
    public JToken? Body { get; init; }

    /// <summary>Headers that go with <see cref="Status"/>, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Answers with a page of HTML as a proxy in between would; the code is <see cref="Status"/>, or 200.</summary>
    public bool Html { get; init; }

    /// <summary>Closes the connection without an answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Whether <see cref="Delay"/>, <see cref="Status"/>, <see cref="Html"/> and <see cref="Drop"/> come before or after the server has done its work.</summary>
    public FaultTiming When { get; init; }

    /// <summary>Validation tests that go wrong. With <see cref="EndStatus"/> they pass at first and show up at the end.</summary>
    public IReadOnlyList<FailingTest> FailTests { get; init; } = [];

    /// <summary>The status in which the operation that the call begins will end, such as <c>createError</c>.</summary>
    public string? EndStatus { get; init; }

    /// <summary>The operation that the call begins never ends.</summary>
    public bool Stuck { get; init; }

    /// <summary>
    /// A status that the integration in the path (or every one in use, if the path names none) takes on before the call is
    /// served, such as <c>recurringValidationError</c>. <c>migrating</c> ends in <see cref="EndStatus"/> or <c>enabled</c>.
    /// </summary>
    public string? Become { get; init; }

    /// <summary>An edit behind everybody's back before the call is served: a JSON merge patch for the <c>config</c> of the same integrations.</summary>
    public JObject? MergeConfig { get; init; }

    /// <summary>Reads rules from a JSON array of objects with this type's properties in camel case.</summary>
    /// <param name="json">
    /// For example <c>[{"method":"POST","path":"/integrations","call":2,"count":1,"status":503,"when":"after"}]</c>. Delays are
    /// milliseconds or a text such as <c>250ms</c>, <c>2s</c> or <c>1m</c>; an entry of <c>failTests</c> can be just the test's name.
    /// </param>
    /// <exception cref="FormatException">It is no such array; the message names the rule and the property.</exception>
    public static IReadOnlyList<FaultRule> ParseList(string json) => FaultRuleReader.ReadList(json);
}
