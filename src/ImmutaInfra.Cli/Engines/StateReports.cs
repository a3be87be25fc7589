using ImmutaInfra.Core.Schema;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;
using ImmutaInfra.Engine.State;
using ImmutaInfra.Reporting.States;

namespace ImmutaInfra.Cli.Engines;

/// <summary>Turns a stack's records into what reports show.</summary>
internal static class StateReports
{
    /// <summary>The report of a stack.</summary>
    public static StateReport Of(IReadOnlyList<ResourceState> records, IProviderCatalog catalog)
    {
        var managed = records.Where(record => record is { Delete: false, IsManaged: true }).ToList();
        var addresses = managed.ToDictionary(record => record.Urn, record => AddressOf(record, catalog));
        var stack = records.FirstOrDefault(record => record.Type == Core.Addresses.Urn.StackType);
        var notes = RunNotes.Read(stack);
        return new StateReport
        {
            Resources =
            [
                .. from record in managed
                   let address = addresses[record.Urn]
                   where address is not null
                   orderby address
                   select new ReportedResource
                   {
                       Address = address,
                       Package = record.Type.Split(':')[0],
                       Schema = SchemaOf(record, catalog),
                       Id = record.Id,
                       Attributes = record.Outputs,
                       DependsOn = [.. record.Dependencies
                           .Select(addresses.GetValueOrDefault)
                           .OfType<Core.Addresses.InstanceAddress>()
                           .Select(dependency => dependency.Resource with { Module = dependency.Resource.Module.WithoutKeys })
                           .Distinct()
                           .Select(block => block.ToString())],
                       IsTainted = record.Taint,
                       InitErrors = record.InitErrors,
                   },
            ],
            Outputs = [.. (stack?.Outputs ?? ObjectValue.Empty).Select(output =>
                new ReportedOutput(output.Key, output.Value, output.Value is SecretValue, notes.OutputTypes.GetValueOrDefault(output.Key)))],
            Checks = notes.Checks,
        };
    }

    /// <summary>The address by which the user knows a record; null where its name is none.</summary>
    public static Core.Addresses.InstanceAddress? AddressOf(ResourceState record, IProviderCatalog catalog) =>
        UrnNaming.AddressOf(record, SchemaOf(record, catalog)?.HclType ?? AttributeNames.TypeToHcl(record.Type));

    private static ResourceSchema? SchemaOf(ResourceState record, IProviderCatalog catalog) =>
        catalog.FindSchema(record.Type.Split(':')[0])?.FindResource(record.Type);
}
