using ImmutaInfra.Core.Addresses;
using Newtonsoft.Json;

namespace ImmutaInfra.Engine.State;

/// <summary>The address in the configuration that a record notes where its URN does not show it: the <c>pulumi</c> block of the resource, or of a
/// module around it, gives another name.</summary>
/// <remarks>Pulumi passes over fields that it does not know; a stack that it has written since has lost the note.</remarks>
internal static class RecordedAddress
{
    private const string Field = "terraformAddress";

    /// <summary>The address that a record notes; null where it notes none.</summary>
    public static InstanceAddress? Find(ResourceState record) =>
        record.Verbatim.FirstOrDefault(field => field.Name == Field) is { } field && JsonConvert.DeserializeObject<string>(field.Json) is { } text
            ? AddressParser.TryParseInstance(text)
            : null;

    /// <summary>The record with the note that it needs, or without one.</summary>
    /// <param name="record">The record, under the URN that it has now.</param>
    /// <param name="address">Its address.</param>
    public static ResourceState Note(ResourceState record, InstanceAddress address)
    {
        var isShown = address.Equals(UrnNaming.AddressOf(record.Urn, address.Resource.Type));
        if (isShown && record.Verbatim.All(field => field.Name != Field))
        {
            return record;
        }

        var bare = Without(record);
        return isShown
            ? bare
            : bare with { Verbatim = [.. bare.Verbatim, new VerbatimField(Field, JsonConvert.ToString(address.ToString()), int.MaxValue)] };
    }

    /// <summary>The record without a note.</summary>
    public static ResourceState Without(ResourceState record) =>
        record with { Verbatim = [.. record.Verbatim.Where(field => field.Name != Field)] };
}
