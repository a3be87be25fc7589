using System.Collections.Immutable;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Reporting.Values;

namespace ImmutaInfra.Reporting.Text;

/// <summary>Why changes of attributes force a replacement, found by going down the attributes' names.</summary>
internal sealed class ReplaceReasons
{
    private Dictionary<object, ReplaceReasons>? _inside;
    private string? _reason;
    private string _path = "";
    private bool _isShown;

    /// <summary>The reasons among these changes, or null when none forces a replacement.</summary>
    public static ReplaceReasons? Of(ResourceSchema? schema, ImmutableArray<AttributeChange> changes) => Of(
        from change in changes
        where change.ReplaceReason is not null
        select (HclNames.Path(schema, change.Path), change.ReplaceReason));

    /// <summary>These reasons, or null when there are none.</summary>
    public static ReplaceReasons? Of(IEnumerable<(IReadOnlyList<object> Path, string Reason)> causes)
    {
        ReplaceReasons? root = null;
        foreach (var (path, reason) in causes)
        {
            root ??= new ReplaceReasons();
            root.Add(path, reason);
        }

        return root;
    }

    /// <summary>The reasons at and below a member, or null when there are none.</summary>
    public ReplaceReasons? Inside(string name) => _inside?.GetValueOrDefault(name);

    /// <summary>The reason at this very place.</summary>
    public IEnumerable<string> TakeHere()
    {
        if (_reason is not null && !_isShown)
        {
            _isShown = true;
            yield return _reason;
        }
    }

    /// <summary>The reasons here and everywhere below, for a line that shows it all.</summary>
    public IEnumerable<string> TakeAll() =>
        TakeHere().Concat(_inside?.Values.SelectMany(inside => inside.TakeAll()) ?? []).Distinct(StringComparer.Ordinal);

    /// <summary>Places and reasons that no line has shown, because what is seen of the attribute does not differ.</summary>
    public IEnumerable<(string Path, string Reason)> TakeLeft() =>
        TakeHere().Select(reason => (_path, reason)).Concat(_inside?.Values.SelectMany(inside => inside.TakeLeft()) ?? []);

    private void Add(IReadOnlyList<object> path, string reason)
    {
        var place = this;
        foreach (var segment in path)
        {
            place._inside ??= [];
            if (!place._inside.TryGetValue(segment, out var inside))
            {
                inside = new ReplaceReasons { _path = place._path.Length == 0 ? $"{segment}" : $"{place._path}.{segment}" };
                place._inside.Add(segment, inside);
            }

            place = inside;
        }

        place._reason = reason;
    }
}
