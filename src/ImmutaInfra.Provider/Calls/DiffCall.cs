using ImmutaInfra.Core.Providers;
using ImmutaInfra.Provider.Hosting;
using ImmutaInfra.Provider.Messages;
using ImmutaInfra.Provider.Wire;

namespace ImmutaInfra.Provider.Calls;

/// <summary>Says what a change of inputs means, and tells why where it means a replacement.</summary>
internal static class DiffCall
{
    public static async Task<DiffResponse> AnswerAsync(Plugin plugin, Messages.DiffRequest request, CancellationToken cancellationToken)
    {
        await using var observer = plugin.Observe(request.Urn);
        var type = ResourceType.Of(request.Type, request.Urn);
        var outputs = StructReader.Read(request.Olds);
        var ignored = IgnoredPaths.Parse(request.IgnoreChanges);
        var diff = plugin.Provider.Diff(new Core.Providers.DiffRequest
        {
            Type = type,
            Id = request.Id,
            PriorInputs = PriorInputs.Of(plugin, type, request.OldInputs, outputs),
            PriorOutputs = outputs,
            Inputs = StructReader.Read(request.News),
        });
        diff = ResourceDiff.Of([.. diff.Changes.Where(change => !ignored.Cover(change.Path))], diff.DeleteFirst);
        foreach (var reason in diff.Changes.Where(change => change.ReplaceReason is not null).GroupBy(change => change.ReplaceReason))
        {
            observer.Note($"a change of {string.Join(", ", reason.Select(change => change.Path))} needs a replacement: {reason.Key}");
        }

        return DiffWriter.Write(diff);
    }
}
