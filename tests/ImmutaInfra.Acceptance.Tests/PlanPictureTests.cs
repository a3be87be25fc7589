using System.Xml.Linq;
using ImmutaInfra.Testing;

namespace ImmutaInfra.Acceptance.Tests;

/// <summary>The picture in the README is what the program writes.</summary>
public class PlanPictureTests
{
    [Test]
    public async Task The_picture_of_a_plan_is_a_plan()
    {
        await using var place = await Workplace.StartAsync();
        place.WithQuickstart();
        await place.ApplyAsync("--parallelism", "1"); // so that the ids are the same each time
        place.Edit("main.tf", "acme.sql.azuresynapse.net", "acme-eu.sql.azuresynapse.net");
        place.Edit("main.tf", "warehouse           = \"GOVERNANCE\"", "warehouse           = \"ANALYTICS\"");
        place.IsOutputTerminal = true;

        var plan = (await place.RunAsync("plan")).Ended(0).Output;

        var picture = TerminalPicture.Draw("immutainfra plan", plan, "A plan: one integration is replaced because its host changes, one is updated in place, with each attribute before and after.");
        XDocument.Parse(picture).Root!.Name.LocalName.Should().Be("svg");
        GeneratedFile.Verify("docs/images/plan.svg", picture);
    }
}
