namespace ImmutaInfra.Engine.State.Checkpoints;

/// <summary>The features that a checkpoint of version 4 names, so that an older reader refuses what it would lose.</summary>
/// <remarks>Source: Pulumi state format, section 3.</remarks>
internal static class Features
{
    private static readonly string[] Kept = ["byteString", "extensionParameterization", "snippets-prototype"];

    /// <summary>Those this program can carry on.</summary>
    public static IReadOnlyList<string> Known { get; } =
        ["refreshBeforeUpdate", "views", "hooks", "taint", "replaceWith", "snippets-prototype", "extensionParameterization", "byteString"];

    /// <summary>Those a snapshot needs, in order. Features that sit in kept parts are taken from the file they came from.</summary>
    public static IReadOnlyList<string> Of(StackSnapshot snapshot)
    {
        var features = new SortedSet<string>(snapshot.Features.Where(Kept.Contains), StringComparer.Ordinal);
        foreach (var resource in snapshot.Resources.Concat(snapshot.PendingOperations.Select(operation => operation.Resource)))
        {
            Add("refreshBeforeUpdate", resource.RefreshBeforeUpdate);
            Add("views", resource.ViewOf is not null);
            Add("hooks", resource.ResourceHooks.Count > 0);
            Add("taint", resource.Taint);
            Add("replaceWith", resource.ReplaceWith.Count > 0);
            Add("snippets-prototype", resource.SnippetId.Length > 0);
            Add("extensionParameterization", resource.ExtensionRef.Length > 0);
        }

        return [.. features];

        void Add(string feature, bool isUsed)
        {
            if (isUsed)
            {
                features.Add(feature);
            }
        }
    }
}
