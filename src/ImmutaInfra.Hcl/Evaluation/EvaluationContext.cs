using System.Diagnostics.CodeAnalysis;
using ImmutaInfra.Hcl.Functions;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Hcl.Evaluation;

/// <summary>Everything that an expression's value depends on besides the expression. Immutable.</summary>
public sealed class EvaluationContext
{
    private readonly EvaluationContext? _outer;
    private readonly object? _name;
    private readonly HclValue? _value;

    /// <summary>A context with the names of <paramref name="scope"/>.</summary>
    /// <param name="scope">What references mean.</param>
    /// <param name="functions">What can be called; <see cref="FunctionTable.Terraform"/> when null.</param>
    /// <param name="environment">Files and time for functions; the current directory and the system's clock when null.</param>
    public EvaluationContext(IScope scope, FunctionTable? functions = null, FunctionEnvironment? environment = null)
    {
        Scope = scope;
        Functions = functions ?? FunctionTable.Terraform;
        Environment = environment ?? FunctionEnvironment.Default;
    }

    private EvaluationContext(EvaluationContext outer, object name, HclValue value)
    {
        Scope = outer.Scope;
        Functions = outer.Functions;
        Environment = outer.Environment;
        TellsFacts = outer.TellsFacts;
        _outer = outer;
        _name = name;
        _value = value;
    }

    /// <summary>What references mean that begin with no local name.</summary>
    public IScope Scope { get; }

    /// <summary>What can be called.</summary>
    public FunctionTable Functions { get; }

    /// <summary>Files and time for functions.</summary>
    public FunctionEnvironment Environment { get; }

    /// <summary>Whether messages say what the names in an expression stand for.</summary>
    internal bool TellsFacts { get; private init; } = true;

    /// <summary>The same context for finding out what a name stands for: where that fails nobody asks in turn, or it would never end.</summary>
    internal EvaluationContext WithoutFacts() => new(this, new object(), HclValue.DynamicUnknown) { TellsFacts = false };

    /// <summary>The same context with one local name more, which hides whatever had that name: variables of a <c>for</c>,
    /// the iterator of a <c>dynamic</c> block.</summary>
    public EvaluationContext With(string name, HclValue value) => new(this, name, value);

    /// <summary>Looks for a local name, the innermost first.</summary>
    public bool TryGetLocal(string name, [NotNullWhen(true)] out HclValue? value)
    {
        for (var context = this; context is not null; context = context._outer)
        {
            if (context._name is string known && known == name)
            {
                value = context._value!;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>The same context with the element that a splat is at.</summary>
    internal EvaluationContext With(SplatItemSyntax item, HclValue value) => new(this, item, value);

    /// <summary>The element that the splat is at; unknown where it is not being walked.</summary>
    internal HclValue ItemOf(SplatItemSyntax item)
    {
        for (var context = this; context is not null; context = context._outer)
        {
            if (ReferenceEquals(context._name, item))
            {
                return context._value!;
            }
        }

        return HclValue.DynamicUnknown;
    }
}
