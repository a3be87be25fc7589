using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Values;
using ImmutaInfra.Hcl.Bodies;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Syntax;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Evaluation;

/// <summary>The arguments of a block whose schema is known: taken apart once, evaluated for each instance.</summary>
internal sealed class BlockInputs
{
    private static readonly BodySchema DynamicOnly = new([], [new BlockSlot("dynamic", "type")]);

    private readonly HclBody _body;
    private readonly IReadOnlyList<AttributeSchema> _schema;
    private readonly DiagnosticBag _problems = [];
    private readonly BodyContent _content;
    private readonly Dictionary<string, BlockInputs[]> _nested;
    private readonly bool _hasDynamicBlocks;
    private bool _isChecked;

    /// <summary>Takes a block apart.</summary>
    /// <param name="body">Its arguments and nested blocks.</param>
    /// <param name="schema">What it may hold.</param>
    /// <param name="demandsAll">Whether a required argument that is not there is a mistake here already; for resources their
    /// provider says better what is missing.</param>
    public BlockInputs(HclBody body, IReadOnlyList<AttributeSchema> schema, bool demandsAll = false)
        : this(body, schema, demandsAll, isExpanded: false)
    {
    }

    /// <summary>The arguments of a resource block, whose computed attributes are no arguments.</summary>
    /// <param name="body">The block's body.</param>
    /// <param name="schema">The resource's schema.</param>
    public static BlockInputs OfResource(HclBody body, ResourceSchema schema) => new(
        body, [.. schema.Inputs], demandsAll: false, isExpanded: false,
        [.. schema.Attributes.Where(attribute => attribute.IsComputed).Select(attribute => attribute.HclName).Append("id").Except(schema.Inputs.Select(input => input.HclName))]);

    private BlockInputs(HclBody body, IReadOnlyList<AttributeSchema> schema, bool demandsAll, bool isExpanded, IReadOnlyList<string>? computed = null)
    {
        var withoutDynamic = body;
        _body = body;
        _schema = schema;
        _hasDynamicBlocks = !isExpanded && body.PartialContent(DynamicOnly, [], out withoutDynamic).Blocks.Count > 0;
        _content = (_hasDynamicBlocks ? withoutDynamic : body).Content(
            new BodySchema(
                [.. schema.Select(attribute => new AttributeSlot(attribute.HclName, demandsAll && attribute.IsRequired)), .. (computed ?? []).Select(name => new AttributeSlot(name))],
                [.. schema.Where(TakesBlocks).Select(attribute => new BlockSlot(attribute.HclName))]),
            _problems);
        _problems.AddRange((computed ?? []).Select(_content.Find).OfType<BodyAttribute>().Select(BlockInputDiagnostics.ReadOnly));
        _nested = _content.Blocks
            .GroupBy(block => block.Type, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Select(block => new BlockInputs(block.Body, [.. Members(Find(group.Key)!)], demandsAll, isExpanded)).ToArray(),
                StringComparer.Ordinal);
        foreach (var (name, blocks) in _nested)
        {
            if (blocks.Length > 1 && Find(name)!.Type.Kind == AttributeKind.Object)
            {
                _problems.Add(BlockInputDiagnostics.TooManyBlocks(name, _content.Blocks.Where(block => block.Type == name).ElementAt(1).HeaderSpan));
            }

            if (_content.Find(name) is { } attribute)
            {
                _problems.Add(BlockInputDiagnostics.AttributeAndBlock(name, attribute.NameSpan));
            }
        }
    }

    /// <summary>Whether values that are not kept beyond the run may be given: to a provider, which itself is not kept.</summary>
    public bool AcceptsEphemeral { get; init; }

    /// <summary>What the arguments refer to.</summary>
    public IEnumerable<ScopeTraversalSyntax> References => _body.References();

    /// <summary>Reports, the first time it is called, what is wrong with the block however it is evaluated.</summary>
    public void CheckOnce(DiagnosticBag diagnostics)
    {
        if (!_isChecked)
        {
            _isChecked = true;
            diagnostics.AddRange(AllProblems());
        }
    }

    /// <summary>Evaluates the arguments.</summary>
    /// <param name="context">What names mean.</param>
    /// <param name="diagnostics">Takes the errors. Arguments with errors are unknown: nobody is to call them missing.</param>
    /// <returns>The values in camelCase; defaults of the schema where nothing is given, an explicit null where the user wrote one.</returns>
    public ObjectValue Read(EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (_hasDynamicBlocks)
        {
            var expanded = new BlockInputs(DynamicBlocks.Expand(_body, context), _schema, demandsAll: false, isExpanded: true) { AcceptsEphemeral = AcceptsEphemeral };
            diagnostics.AddRange(expanded._problems);
            return expanded.Read(context, diagnostics);
        }

        var values = new List<KeyValuePair<string, Value>>();
        foreach (var attribute in _schema)
        {
            var value = ReadAttribute(attribute, context, diagnostics);
            if (value is not null)
            {
                values.Add(KeyValuePair.Create(attribute.Name, attribute.IsSecret && !value.IsNull ? SecretValue.Of(value) : value));
            }
        }

        return new ObjectValue(values);
    }

    /// <summary>Where an argument is written, as near as can be told; null where it is not written at all.</summary>
    /// <param name="path">The way to it in camelCase.</param>
    public SourceSpan? PlaceOf(PropertyPath path)
    {
        if (_schema.FirstOrDefault(attribute => attribute.Name == path.Top) is not { } attribute)
        {
            return null;
        }

        if (_content.Find(attribute.HclName) is { } written)
        {
            return PlaceIn(written, attribute, path);
        }

        if (!_nested.TryGetValue(attribute.HclName, out var blocks))
        {
            return null;
        }

        var index = path.Segments is [_, int position, ..] && position < blocks.Length ? position : 0;
        var rest = path.Segments.Skip(path.Segments is [_, int, ..] ? 2 : 1)
            .Aggregate(PropertyPath.Root, (way, segment) => segment is int item ? way.Item(item) : way.Member((string)segment));
        return blocks[index].PlaceOf(rest) ?? _content.Blocks.Where(block => block.Type == attribute.HclName).ElementAt(index).HeaderSpan;
    }

    /// <summary>Which resources each argument depends on, by camelCase name; names of nested attributes stand beside them.</summary>
    /// <param name="find">Finds what references depend on.</param>
    /// <param name="findKey">Evaluates a key of a reference; null where that is not possible.</param>
    public Dictionary<string, IReadOnlyList<Urn>> DependenciesByProperty(
        Func<IEnumerable<ScopeTraversalSyntax>, IReadOnlyList<Urn>> find, Func<IndexSyntax, IndexStepSyntax?> findKey)
    {
        var byProperty = new Dictionary<string, IReadOnlyList<Urn>>(StringComparer.Ordinal);
        foreach (var attribute in _schema)
        {
            if (_content.Find(attribute.HclName) is { } written)
            {
                byProperty[attribute.Name] = find(written.References(findKey));
            }
            else if (_nested.TryGetValue(attribute.HclName, out var blocks))
            {
                byProperty[attribute.Name] = find(blocks.SelectMany(block => block.References));
            }
        }

        return byProperty;
    }

    /// <summary>Whether an attribute may also be written as blocks.</summary>
    internal static bool TakesBlocks(AttributeSchema attribute) =>
        attribute.Type.Kind == AttributeKind.Object || attribute.Type is { Kind: AttributeKind.List, Element.Kind: AttributeKind.Object };

    /// <summary>What may stand in such a block.</summary>
    internal static IEnumerable<AttributeSchema> Members(AttributeSchema attribute) =>
        (attribute.Type.Element ?? attribute.Type).Attributes.Where(member => !member.IsComputed);

    // Inside of an object that is written out, the member itself.
    private static SourceSpan PlaceIn(BodyAttribute written, AttributeSchema attribute, PropertyPath path)
    {
        var (expression, type, place) = (written.Expression, attribute.Type, written.Expression.Span);
        foreach (var segment in path.Segments.Skip(1))
        {
            switch (segment, expression)
            {
                case (string name, ObjectSyntax members):
                    var member = type.Attributes.FirstOrDefault(candidate => candidate.Name == name || candidate.HclName == name);
                    var item = members.Items.FirstOrDefault(each => each.LiteralKey == (member?.HclName ?? name));
                    if (item is null)
                    {
                        return place;
                    }

                    (expression, type, place) = (item.Value, member?.Type ?? type.Element ?? AttributeType.Any, item.Value.Span);
                    break;
                case (int index, TupleSyntax items) when index < items.Elements.Count:
                    (expression, type, place) = (items.Elements[index], type.Element ?? AttributeType.Any, items.Elements[index].Span);
                    break;
                default:
                    return place;
            }
        }

        return place;
    }

    private IEnumerable<Diagnostic> AllProblems() =>
        _problems.Concat(_nested.Values.SelectMany(blocks => blocks).SelectMany(block => block.AllProblems()));

    private AttributeSchema? Find(string hclName) => _schema.FirstOrDefault(attribute => attribute.HclName == hclName);

    private Value? ReadAttribute(AttributeSchema attribute, EvaluationContext context, DiagnosticBag diagnostics)
    {
        if (_nested.TryGetValue(attribute.HclName, out var blocks))
        {
            if (blocks.Any(block => block.AllProblems().Any(problem => problem.Severity == Severity.Error)))
            {
                return Value.Unknown; // what is missing in it may be what was misspelt
            }

            return attribute.Type.Kind == AttributeKind.Object
                ? blocks[0].Read(context, diagnostics)
                : new ListValue(blocks.Select(block => block.Read(context, diagnostics)));
        }

        if (_content.Find(attribute.HclName) is not { } written)
        {
            return attribute.Default;
        }

        var own = new DiagnosticBag();
        var value = written.Evaluate(context, own);
        diagnostics.AddRange(own);
        if (own.HasErrors)
        {
            return Value.Unknown;
        }

        if (!AcceptsEphemeral && (value.DeepMarks & HclMarks.Ephemeral) != 0)
        {
            diagnostics.Add(BlockInputDiagnostics.Ephemeral(attribute, written));
            return Value.Unknown;
        }

        if (BlockInputDiagnostics.AddUnsupportedMembers(value, attribute, written.Expression, diagnostics))
        {
            return Value.Unknown;
        }

        if (!Conversion.TryTo(value, SchemaTypes.ForInput(attribute.Type), out var converted, out var failure))
        {
            diagnostics.Add(BlockInputDiagnostics.WrongType(attribute, PlaceIn(written, attribute, PropertyPath.Root.Member(attribute.Name).Join(failure.Place)), failure));
            return Value.Unknown;
        }

        if (context.Scope is not ModuleScope { IsValidating: true } && Infinities.AreIn(converted))
        {
            diagnostics.Add(BlockInputDiagnostics.Infinite(attribute, written).Involving(written.Expression, context));
            return Value.Unknown;
        }

        return SchemaValues.WithDefaults(SchemaValues.ToCore(converted, attribute.Type), attribute.Type);
    }
}
