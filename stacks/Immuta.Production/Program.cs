using Immuta.Production;
using Pulumi;

return await Deployment.RunAsync(ProductionProgram.Define);
