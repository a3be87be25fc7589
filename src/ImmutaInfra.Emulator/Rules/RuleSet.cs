namespace ImmutaInfra.Emulator.Rules;

/// <summary>The rules in force, and how many calls each has seen.</summary>
internal sealed class RuleSet
{
    private readonly Lock _gate = new();
    private List<CountedRule> _rules = [];

    /// <summary>Replaces all rules; counting starts anew.</summary>
    public void Replace(IReadOnlyList<FaultRule> rules)
    {
        lock (_gate)
        {
            _rules = [.. rules.Select(rule => new CountedRule(rule))];
        }
    }

    /// <summary>Counts a call, and tells what goes wrong with it.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path without query.</param>
    /// <param name="type">The type of the integration that it is about; null if it is about none. Looked up only if a rule asks.</param>
    public Faults FaultsOf(string method, string path, Lazy<string?> type)
    {
        var applying = new List<FaultRule>();
        lock (_gate)
        {
            foreach (var counted in _rules.Where(counted => counted.Matches(method, path, type)))
            {
                counted.Calls++;
                if (counted.Applies)
                {
                    applying.Add(counted.Rule);
                }
            }
        }

        return new Faults(applying);
    }

    /// <summary>Every rule with the number of matching calls so far.</summary>
    public IReadOnlyList<(FaultRule Rule, int Calls)> List()
    {
        lock (_gate)
        {
            return [.. _rules.Select(counted => (counted.Rule, counted.Calls))];
        }
    }

    private sealed class CountedRule(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;

        public int Calls { get; set; }

        public bool Applies => Calls >= Rule.Call && (Rule.Count is not { } count || Calls < (long)Rule.Call + count);

        public bool Matches(string method, string path, Lazy<string?> type) =>
            (Rule.Method is null || string.Equals(Rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && PathPattern.Matches(Rule.Path, path)
            && (Rule.Type is null || Rule.Type == type.Value);
    }
}
