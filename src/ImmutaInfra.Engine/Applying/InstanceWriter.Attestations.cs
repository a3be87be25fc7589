using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Core.Providers;
using ImmutaInfra.Core.Values;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Engine.Providers;

namespace ImmutaInfra.Engine.Applying;

/// <content>What is asked before a replacement deletes anything.</content>
internal sealed partial class InstanceWriter
{
    /// <summary>Asks whether what the inputs of a replacement attest holds. Inputs that are not known yet are left to the creation.</summary>
    /// <returns>Whether the replacement may go on; if not, the messages are among those of the walk.</returns>
    public async Task<bool> TestAttestationAsync(PlannedInstance planned, CancellationToken cancellationToken)
    {
        var found = new DiagnosticBag();
        var provider = apply.Context.Providers.Get(planned.Provider);
        var wanted = KnownInputs(planned, provider, found);
        if (!wanted.HasUnknowns && !found.HasErrors)
        {
            var request = new CreateRequest { Type = schema.Token, Inputs = wanted, ReplacedId = planned.Change.Id, Timeout = block.Timeouts.Create };
            try
            {
                found.AddRange(Placed(await provider.Provider.TestAttestationAsync(request, cancellationToken), planned.Change.Address));
            }
            catch (ProviderException exception) when (exception.Kind == FailureKind.Cancelled)
            {
                return false; // nothing has begun
            }
            catch (ProviderException exception)
            {
                found.AddRange(exception.Diagnostics.Select(diagnostic => diagnostic.Place(planned.Change.Address, block.Span)));
            }
        }

        apply.Context.Diagnostics.AddRange(found);
        return !found.HasErrors;
    }

    /// <summary>The inputs as planned, or, once the block has started, as they have come out.</summary>
    private ObjectValue KnownInputs(PlannedInstance planned, ConfiguredProvider provider, DiagnosticBag found)
    {
        var wanted = planned.Change.Inputs!;
        if (!wanted.HasUnknowns || !apply.Context.Values.Resources.ContainsKey(planned.Change.Address.Resource))
        {
            return wanted;
        }

        var written = inputs.Read(ContextOf(planned, out _), found);
        if (found.HasErrors)
        {
            return wanted;
        }

        var check = provider.Provider.Check(new CheckRequest { Type = schema.Token, Inputs = written });
        found.AddRange(Placed(check.Problems, planned.Change.Address));
        return check.Inputs;
    }
}
