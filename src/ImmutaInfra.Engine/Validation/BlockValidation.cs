using ImmutaInfra.Core.Addresses;
using ImmutaInfra.Core.Diagnostics;
using ImmutaInfra.Engine.Configuration;
using ImmutaInfra.Engine.Evaluation;
using ImmutaInfra.Engine.Planning;
using ImmutaInfra.Hcl.Evaluation;
using ImmutaInfra.Hcl.Values;

namespace ImmutaInfra.Engine.Validation;

/// <summary>What validating resource and data blocks has in common.</summary>
internal static class BlockValidation
{
    /// <summary>Lets references see that the block is there and how it is repeated. Of its value nothing is known, not even the type: what
    /// is certain of it has been checked before (<see cref="RejectUnknownAttributes"/>), and the rest is for the plan, as in Terraform.</summary>
    public static void Publish(WalkContext walk, ModuleConfiguration module, ResourceConfiguration block)
    {
        var values = new ResourceValues(Kind(block) switch
        {
            RepetitionKind.Single => Repetition.Single,
            var kind => Repetition.Unknown(kind),
        });
        walk.Values.Resources[new ResourceAddress(module.Address, block.Mode, block.Type, block.Name)] = values;
    }

    /// <summary>Checks <c>count</c> and <c>for_each</c> and gives what names mean inside of the block.</summary>
    public static EvaluationContext Enter(WalkContext walk, ModuleConfiguration module, ResourceConfiguration block, DiagnosticBag found)
    {
        var outside = walk.ContextFor(module, module.Address);
        RepetitionReader.ReadIfKnown(block.Count, block.ForEach, outside, found);
        return walk.ContextFor(module, module.Address, unknownRepetition: Kind(block));
    }

    /// <summary>Evaluates the conditions as far as that can be done; what does not hold already is a mistake.</summary>
    public static void CheckConditions(WalkContext walk, ModuleConfiguration module, ResourceConfiguration block, HclValue self, DiagnosticBag found)
    {
        foreach (var condition in block.Lifecycle.Preconditions)
        {
            ConditionReader.Read(condition, walk.ContextFor(module, module.Address, unknownRepetition: Kind(block)), found, judgesMessage: false);
        }

        foreach (var condition in block.Lifecycle.Postconditions)
        {
            ConditionReader.Read(condition, walk.ContextFor(module, module.Address, self: self, unknownRepetition: Kind(block)), found, judgesMessage: false);
        }
    }

    /// <summary>What a block says about how often it is there.</summary>
    public static RepetitionKind Kind(ResourceConfiguration block) =>
        block.Count is not null ? RepetitionKind.Count : block.ForEach is not null ? RepetitionKind.ForEach : RepetitionKind.Single;
}
