using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;

namespace ImmutaInfra.Engine.Configuration;

/// <summary>The part of an address that names a resource.</summary>
/// <param name="Mode">A resource or a data source.</param>
/// <param name="Type">Its type as written.</param>
/// <param name="Step">Its name, and the key of an instance.</param>
/// <param name="Span">From the type, or the word <c>data</c> or <c>resource</c> in front of it, on.</param>
public sealed record WrittenResource(ResourceMode Mode, string Type, WrittenStep Step, SourceSpan Span);
