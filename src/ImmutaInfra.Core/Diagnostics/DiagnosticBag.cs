using System.Collections;

namespace ImmutaInfra.Core.Diagnostics;

/// <summary>Gathers diagnostics, in the order in which they were found. Safe for use from several threads.</summary>
public sealed class DiagnosticBag : IReadOnlyCollection<Diagnostic>
{
    private readonly List<Diagnostic> _found = [];
    private readonly Lock _gate = new();
    private int _errors;

    /// <summary>Whether there is an error among them; warnings do not count.</summary>
    public bool HasErrors => Volatile.Read(ref _errors) > 0;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _found.Count;
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic)
    {
        lock (_gate)
        {
            _found.Add(diagnostic);
            if (diagnostic.Severity == Severity.Error)
            {
                _errors++;
            }
        }
    }

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Puts others in the place of those that were added last; their severity stays as it is.</summary>
    /// <param name="start">How many were there before.</param>
    /// <param name="replace">Gives the other one.</param>
    public void Replace(int start, Func<Diagnostic, Diagnostic> replace)
    {
        lock (_gate)
        {
            for (var i = start; i < _found.Count; i++)
            {
                _found[i] = replace(_found[i]);
            }
        }
    }

    /// <summary>What has been gathered up to now.</summary>
    public IReadOnlyList<Diagnostic> ToList()
    {
        lock (_gate)
        {
            return [.. _found];
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Diagnostic> GetEnumerator() => ToList().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
