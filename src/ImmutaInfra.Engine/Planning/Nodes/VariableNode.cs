using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Graph;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Parsing;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Planning.Nodes;

/// <summary>Finds the value of a variable: given by the user, handed over by the calling module, or its default.</summary>
/// <param name="owner">The module with the variable.</param>
/// <param name="caller">The module that calls it; null for the root.</param>
/// <param name="variable">The variable.</param>
/// <param name="argument">What the caller gives for it, or null.</param>
internal sealed class VariableNode(
    ModuleConfiguration owner, ModuleConfiguration? caller, VariableConfiguration variable, BodyAttribute? argument) : WalkNode(caller ?? owner)
{
    /// <summary>The variable.</summary>
    public VariableConfiguration Variable => variable;

    /// <inheritdoc/>
    public override ModuleConfiguration Owner => owner;

    /// <inheritdoc/>
    public override string Title => In(owner, $"var.{variable.Name}");

    /// <inheritdoc/>
    public override SourceSpan Span => variable.Span;

    /// <inheritdoc/>
    public override IEnumerable<ScopeTraversalSyntax> References => argument?.References() ?? [];

    /// <summary>Whether a validation looks at more than the variable. Such ones wait for what they look at, and others do not wait for them:
    /// what they look at may itself hang on the variable.</summary>
    public bool HasFarValidations => ValidationReferences.Any(
        reference => reference is not { RootName: "var", Steps: [AttributeStepSyntax { Name: var name }, ..] } || name != variable.Name);

    /// <summary>What the validations refer to, in the module of the variable.</summary>
    public IEnumerable<ScopeTraversalSyntax> ValidationReferences => variable.Validations.SelectMany(
        validation => validation.Condition.References().Concat(validation.ErrorMessage.References()));

    /// <inheritdoc/>
    public override Task<Outcome> VisitAsync(WalkContext walk, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        foreach (var instance in walk.Values.InstancesOf(owner.Address))
        {
            var value = caller is not null ? FromCaller(walk, instance, found)
                : walk.IsValidating ? Unknown(walk, found)
                : FromUser(walk, found);
            if (value is null)
            {
                continue;
            }

            if (caller is not null)
            {
                walk.Dependencies.Note(instance, $"var.{variable.Name}", walk.Dependencies.Of(caller, instance.Parent!, References));
            }

            value = variable.IsSensitive || IsSecretIn(walk) ? value.WithMarks(HclMarks.Sensitive) : value;
            value = variable.IsEphemeral ? value.WithMarks(HclMarks.Ephemeral) : value;
            walk.Values.Variables[(instance, variable.Name)] = value;
            if (!HasFarValidations)
            {
                Validate(walk, instance, found);
            }
        }

        walk.Diagnostics.AddRange(found);
        return Task.FromResult(found.HasErrors ? Outcome.Failed : Outcome.Done);
    }

    // What is given has to fit; the configuration has to be right whatever is given.
    private HclValue Unknown(WalkContext walk, DiagnosticBag found)
    {
        if (walk.Variables.ContainsKey(variable.Name))
        {
            _ = FromUser(walk, found);
        }

        return HclValue.Unknown(variable.Type.Type);
    }

    private HclValue? FromUser(WalkContext walk, DiagnosticBag found)
    {
        if (!walk.Variables.TryGetValue(variable.Name, out var origin))
        {
            if (variable.Default is null)
            {
                found.Add(VariableDiagnostics.NoValue(variable));
            }

            return variable.Default;
        }

        var value = origin.Value ?? ReadText(origin, found);

        // A message shows the line that it is about, which for a sensitive value must be the declaration.
        var place = variable.IsSensitive || origin.IsSecret ? variable.Span : origin.Span ?? variable.Span;
        return value is null ? null : Fit(value, place, $"The value from {origin.Source}", found);
    }

    // Text is taken as it is for strings and for untyped variables, else as an expression: the way of Terraform.
    private HclValue? ReadText(VariableOrigin origin, DiagnosticBag found)
    {
        if (variable.Type.Type.IsPrimitive || !variable.HasType)
        {
            return HclValue.String(origin.Text!);
        }

        var own = new DiagnosticBag();
        var expression = HclParser.ParseExpression(origin.Text!, $"<value for var.{variable.Name}>", own);
        var value = own.HasErrors ? null : Constants.Value(expression, own);
        if (own.HasErrors)
        {
            found.Add(VariableDiagnostics.UnreadableText(variable, origin, own.First(problem => problem.Severity == Severity.Error)));
            return null;
        }

        return value;
    }

    private static bool IsOfOtherRepetition(string name, RepetitionKind kind) =>
        name == "each" ? kind != RepetitionKind.ForEach : name == "count" && kind != RepetitionKind.Count;

    private HclValue? FromCaller(WalkContext walk, ModuleAddress instance, DiagnosticBag found)
    {
        if (argument is null)
        {
            return variable.Default;
        }

        var step = instance.Steps[^1];
        var callerInstance = instance.Parent!;
        var repetition = walk.Values.ModuleCalls[(callerInstance, step.Name)];
        var call = caller!.Calls[step.Name];
        var unknown = !walk.IsValidating ? RepetitionKind.Single
            : call.Count is not null ? RepetitionKind.Count
            : call.ForEach is not null ? RepetitionKind.ForEach
            : RepetitionKind.Single;
        if (walk.IsValidating && argument.Expression.References().Any(reference => IsOfOtherRepetition(reference.RootName, unknown)))
        {
            return HclValue.Unknown(variable.Type.Type); // the plan finds it
        }

        var context = walk.ContextFor(caller, callerInstance, step.Key, repetition, unknownRepetition: unknown);
        var own = new DiagnosticBag();
        var value = argument.Evaluate(context, own);
        found.AddRange(own);
        if (own.HasErrors)
        {
            return null;
        }

        if (!variable.IsEphemeral && (value.DeepMarks & HclMarks.Ephemeral) != 0)
        {
            found.Add(VariableDiagnostics.EphemeralValue(argument.Expression.Span));
            return null;
        }

        return Fit(value, argument.Expression.Span, "The given value", found);
    }

    private HclValue? Fit(HclValue value, SourceSpan at, string subject, DiagnosticBag found)
    {
        if (value.IsNull && value.IsKnown)
        {
            if (variable.Default is not null && !variable.IsNullable)
            {
                return variable.Default;
            }

            if (!variable.IsNullable)
            {
                found.Add(VariableDiagnostics.NullForRequired(variable, at, subject));
                return null;
            }
        }

        if (!variable.Type.TryConvert(value, out var converted, out var failure))
        {
            found.Add(VariableDiagnostics.WrongType(variable, at, subject, failure));
            return null;
        }

        return converted;
    }

    private bool IsSecretIn(WalkContext walk) => caller is null && walk.Variables.GetValueOrDefault(variable.Name) is { IsSecret: true };

    // Where the value comes from; of a sensitive one only where the variable is declared, since a message shows its line.
    private SourceSpan PlaceOf(WalkContext walk) => variable.IsSensitive || IsSecretIn(walk)
        ? variable.Span
        : argument?.Expression.Span
            ?? (caller is null ? walk.Variables.GetValueOrDefault(variable.Name)?.Span : null)
            ?? variable.Span;

    /// <summary>Holds the value of one instance against the validations.</summary>
    public void Validate(WalkContext walk, ModuleAddress instance, DiagnosticBag found)
    {
        var place = PlaceOf(walk);
        var context = walk.ContextFor(owner, instance);
        var address = CheckBook.AddressOf(instance, $"var.{variable.Name}");
        foreach (var condition in variable.Validations)
        {
            var (status, message) = ConditionReader.Read(condition, context, found, judgesMessage: false);
            walk.Checks.Note("var", address, status, message);
            if (status == CheckStatus.Fail)
            {
                found.Add(ConditionDiagnostics.InvalidVariable(condition, variable.Name, message!, place).Involving(condition.Condition, context));
            }
        }
    }
}
