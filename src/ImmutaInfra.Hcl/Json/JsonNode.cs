using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Hcl.Json;

/// <summary>A JSON value and its place.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record JsonNode(SourceSpan Span)
{
    /// <summary>The place to blame for the whole of it: of an object or array its opening bracket.</summary>
    public virtual SourceSpan StartSpan => Span;
}

/// <summary>An object; its members in the order of the source, also those of one name.</summary>
internal sealed record JsonObject(SourceSpan Span, SourceSpan OpenSpan, SourceSpan CloseSpan, IReadOnlyList<JsonMember> Members)
    : JsonNode(Span)
{
    public override SourceSpan StartSpan => OpenSpan;
}

/// <summary>A member of an object.</summary>
internal sealed record JsonMember(string Name, SourceSpan NameSpan, JsonNode Value);

/// <summary>An array.</summary>
internal sealed record JsonArray(SourceSpan Span, SourceSpan OpenSpan, IReadOnlyList<JsonNode> Elements) : JsonNode(Span)
{
    public override SourceSpan StartSpan => OpenSpan;
}

/// <summary>A string, its escapes resolved.</summary>
internal sealed record JsonText(SourceSpan Span, string Text) : JsonNode(Span);

/// <summary>A number as it is written.</summary>
internal sealed record JsonNumber(SourceSpan Span, string Text) : JsonNode(Span);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record JsonBoolean(SourceSpan Span, bool Value) : JsonNode(Span);

/// <summary><c>null</c>.</summary>
internal sealed record JsonNull(SourceSpan Span) : JsonNode(Span);

/// <summary>No value; a diagnostic has been given for it.</summary>
internal sealed record JsonInvalid(SourceSpan Span) : JsonNode(Span);
