using ImmutaInfra.Emulator.Rules;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace ImmutaInfra.Emulator.Endpoints;

/// <summary>What comes in place of the real answer.</summary>
internal static class Interruption
{
    private const string ProxyPage =
        "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>The upstream server gave no answer.</h1></body></html>";

    /// <summary>The answer that a rule asks for, or null if the connection is to be dropped.</summary>
    public static Answer? AnswerOf(FaultRule rule)
    {
        if (rule.Drop)
        {
            return null;
        }

        var status = rule.Status ?? 200;
        return rule switch
        {
            { Html: true } => Answer.Html(ProxyPage, status),
            { Body: { Type: JTokenType.String } text } => Answer.Text((string)text!, status),
            { Body: { } json } => Answer.Json(json, status),
            _ => Answer.Error(status, ReasonPhrases.GetReasonPhrase(status), "This answer was ordered by a rule of the emulator."),
        };
    }
}
