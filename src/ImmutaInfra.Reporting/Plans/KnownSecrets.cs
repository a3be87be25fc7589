using System.Buffers;
using System.Text;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Values;
using Newtonsoft.Json;

namespace ImmutaInfra.Reporting.Plans;

/// <summary>Hides secrets that a plan knows wherever else in it they stand in clear: in a value that is put together, in a message.</summary>
/// <remarks>Secrets of a state that nobody has opened stay closed: they cannot stand anywhere in clear either. Short secrets are left
/// alone: they would be found in every other word.</remarks>
internal sealed class KnownSecrets
{
    private const string Replacement = "(secret)";
    private const int ShortestHidden = 8;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<char, string[]> _byFirst = [];
    private SearchValues<string>? _search;

    /// <summary>Takes up all that is secret inside of a value.</summary>
    public void AddFrom(Value? value)
    {
        if (value is { HasSecrets: true })
        {
            Add(value, isSecret: false);
        }
    }

    /// <summary>Takes up a secret.</summary>
    public void Add(string secret)
    {
        foreach (var form in new[] { secret, secret.Trim(), JsonConvert.ToString(secret)[1..^1], Uri.EscapeDataString(secret) }.Concat(secret.Split('\n').Select(line => line.Trim())))
        {
            if (form.Length >= ShortestHidden)
            {
                _texts.Add(form);
            }
        }
    }

    /// <summary>The report without them. Nothing is taken up after this.</summary>
    public PlanReport HideIn(PlanReport report)
    {
        if (_texts.Count == 0)
        {
            return report;
        }

        _search = SearchValues.Create([.. _texts], StringComparison.Ordinal);
        foreach (var group in _texts.GroupBy(text => text[0]))
        {
            _byFirst.Add(group.Key, [.. group.OrderByDescending(text => text.Length)]);
        }

        return report with
        {
            Project = HideOptional(report.Project),
            Stack = HideOptional(report.Stack),
            Changes = [.. report.Changes.Select(Hide)],
            Drift = [.. report.Drift.Select(Hide)],
            Outputs = [.. report.Outputs.Select(output => output with { Name = Hide(output.Name), Before = Hide(output.Before), After = Hide(output.After) })],
            Diagnostics = [.. report.Diagnostics.Select(Hide)],
            FailedChecks = [.. report.FailedChecks.Select(check => (Hide(check.Address), Hide(check.Message)))],
            Scripts = [.. report.Scripts.Select(script => script with { Address = Hide(script.Address), Phase = Hide(script.Phase) })],
        };
    }

    private void Add(Value value, bool isSecret)
    {
        switch (value)
        {
            case SecretValue { Sealed: null } secret:
                Add(secret.Revealed, isSecret: true);
                break;
            case ListValue items:
                foreach (var item in items)
                {
                    Add(item, isSecret);
                }

                break;
            case ObjectValue members:
                foreach (var (_, member) in members)
                {
                    Add(member, isSecret);
                }

                break;
            case TextValue text when isSecret:
                Add(text.Text);
                break;
            case NumberValue number when isSecret:
                Add(number.ToString());
                break;
            default:
                break;
        }
    }

    private ReportedChange Hide(ReportedChange change) => change with
    {
        Address = Hide(change.Address),
        Type = Hide(change.Type),
        Sentence = Hide(change.Sentence),
        Reason = HideOptional(change.Reason),
        PreviousAddress = HideOptional(change.PreviousAddress),
        ImportId = HideOptional(change.ImportId),
        Before = (ObjectValue?)HideOptional(change.Before),
        After = (ObjectValue?)HideOptional(change.After),
        Causes = [.. change.Causes.Select(cause => new ReplaceCause([.. cause.Path.Select(segment => segment is string name ? Hide(name) : segment)], Hide(cause.Reason)))],
        Notes = [.. change.Notes.Select(Hide)],
    };

    private Diagnostic Hide(Diagnostic diagnostic) => diagnostic with
    {
        Summary = Hide(diagnostic.Summary),
        Detail = Hide(diagnostic.Detail),
        Hint = HideOptional(diagnostic.Hint),
        Address = HideOptional(diagnostic.Address),
        Attribute = HideOptional(diagnostic.Attribute),
    };

    private Value? HideOptional(Value? value) => value is null ? null : Hide(value);

    private string? HideOptional(string? text) => text is null ? null : Hide(text);

    private Value Hide(Value value) => value switch
    {
        TextValue text => Hide(text.Text) is var hidden && ReferenceEquals(hidden, text.Text) ? value : hidden,
        NumberValue number => Hide(number.ToString()) is var shown && shown.Contains(Replacement, StringComparison.Ordinal) ? shown : value,
        ListValue items => new ListValue(items.Select(Hide)),
        ObjectValue members => new ObjectValue(members.Select(member => KeyValuePair.Create(Hide(member.Key), Hide(member.Value)))),
        _ => value,
    };

    private string Hide(string text)
    {
        var at = text.AsSpan().IndexOfAny(_search!);
        if (at < 0)
        {
            return text;
        }

        var hidden = new StringBuilder(text.Length);
        var start = 0;
        while (at >= 0)
        {
            at += start;
            hidden.Append(text, start, at - start).Append(Replacement);
            start = at + _byFirst[text[at]].First(secret => string.CompareOrdinal(text, at, secret, 0, secret.Length) == 0).Length;
            at = text.AsSpan(start).IndexOfAny(_search!);
        }

        return hidden.Append(text, start, text.Length - start).ToString();
    }
}
