using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using HaloScreener.Web.Features.Figures;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace HaloScreener.Web.Api;

/// <summary>
/// <c>/openapi/v1.json</c>: every address for programs with its parameters, an example of its answer, the headers that say what it was made
/// from, and the form in which errors come. Addresses read their query themselves, so what they take is told beside them (<see cref="ApiParameters.Takes"/>).
/// </summary>
public static class ApiDescription
{
    private const string About =
        """
        Public companies ranked by how much hard-to-copy plant they run (heaviness, H) and how easily an AI model could replace what they sell
        (replacement risk, R), from their own SEC filings. Every answer is a pure function of what had been filed by a day and of the query.

        - Each address answers GET and HEAD; HEAD tells the headers, the number of rows among them, without the rows.
        - A parameter that is not known is an error and not silence. Errors are `application/problem+json` with a sentence in `detail`: 400 names
          the parameter, its value and what is allowed, 404 what was not found, 503 asks to try again (`Retry-After`) while the universe is loading.
        - Numbers are invariant, dates ISO, money in the currency of the filing, scores 0 to 100, shares 0 to 1. What is not there is null.
        - Nothing is limited to a page but `/api/v1/screen`: files hold every row.
        """;

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.RelativePath ?? "", context.Description.ActionDescriptor.EndpointMetadata);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "HALO Screener", Version = "1", Description = About };
            // Relative to wherever the description itself was read.
            document.Servers = [new OpenApiServer { Url = "/" }];
            foreach (var path in document.Paths.Values)
                path.Operations?.Remove(HttpMethod.Head);
            return Task.CompletedTask;
        });
    });

    private static void Describe(OpenApiOperation operation, string path, IList<object> metadata)
    {
        var isPicture = path.StartsWith("charts/", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal);
        operation.Tags = new HashSet<OpenApiTagReference>
        {
            new(path.StartsWith("api/", StringComparison.Ordinal) ? "Answers" : path.StartsWith("charts/", StringComparison.Ordinal) ? "Pictures" : path.Contains('.', StringComparison.Ordinal) ? "Files" : "Operation"),
        };
        if (metadata.OfType<ApiParameterList>().LastOrDefault() is { } list)
            operation.Parameters = [.. list.Parameters.Select(Parameter)];
        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (status == "200")
                DescribeAnswer((OpenApiResponse)response, operation.OperationId ?? "", isPicture, TypesOf(metadata));
            else
                DescribeProblem((OpenApiResponse)response, status);
        }
    }

    /// <summary>The content types of an answer; the framework leaves out those of an endpoint that names no class for it.</summary>
    private static IEnumerable<string> TypesOf(IList<object> metadata) =>
        metadata.OfType<IProducesResponseTypeMetadata>().Where(m => m.StatusCode == StatusCodes.Status200OK).SelectMany(m => m.ContentTypes);

    private static void DescribeAnswer(OpenApiResponse response, string operation, bool isPicture, IEnumerable<string> types)
    {
        response.Description = isPicture ? "The picture. A browser keeps it (ETag) and asks whether what it shows has changed." : "The answer.";
        if (isPicture)
        {
            response.Headers = Headers();
            response.Headers.Remove("X-Halo-Rows");
            response.Content = new Dictionary<string, OpenApiMediaType> { ["image/svg+xml"] = new OpenApiMediaType(), ["image/png"] = new OpenApiMediaType() };
            return;
        }
        response.Headers = Headers();
        // Written as it is read: its rows are counted by nobody.
        if (operation == FigureEndpoints.CsvName)
            response.Headers.Remove("X-Halo-Rows");
        response.Content = types.ToDictionary(type => type, type =>
        {
            var example = ExampleOf(operation) is not { } text ? null : type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : JsonValue.Create(text);
            return new OpenApiMediaType { Example = example, Schema = ApiSchema.Of(example) };
        });
    }

    private static void DescribeProblem(OpenApiResponse response, string status)
    {
        response.Description = status switch
        {
            "400" => "A parameter cannot be used.",
            "404" => "What was asked for is not there.",
            _ => "The universe is still loading, or the database does not answer: try again after Retry-After seconds.",
        };
        foreach (var content in (response.Content ?? new Dictionary<string, OpenApiMediaType>()).Values)
            content.Example = ExampleOf("problem-" + status) is { } example ? JsonNode.Parse(example) : null;
    }

    private static Dictionary<string, IOpenApiHeader> Headers()
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        var number = new OpenApiSchema { Type = JsonSchemaType.Integer };
        return new()
        {
            ["X-Halo-As-Of"] = new OpenApiHeader { Description = "The day by which had been filed what the answer rests on.", Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" } },
            ["X-Halo-Basis"] = new OpenApiHeader { Description = "annual, ttm or newest.", Schema = text },
            ["X-Halo-Method"] = new OpenApiHeader { Description = "Hash of the method.", Schema = text },
            ["X-Halo-Data"] = new OpenApiHeader { Description = "Version of the data; it grows with each import.", Schema = number },
            ["X-Halo-Rows"] = new OpenApiHeader { Description = "Rows in the answer.", Schema = number },
        };
    }

    private static IOpenApiParameter Parameter(ApiParameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = parameter.InPath,
        Description = parameter.Meaning,
        Style = parameter.Value is ApiValue.List or ApiValue.Range ? ParameterStyle.Form : null,
        // A list is one parameter with commas; ranges are a parameter for each column.
        Explode = parameter.Value != ApiValue.List,
        Schema = parameter.Value switch
        {
            ApiValue.List => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = Enum(parameter) }, Default = Default(parameter) },
            ApiValue.Range => new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String } },
            _ => new OpenApiSchema
            {
                Type = parameter.Value switch
                {
                    ApiValue.Number => JsonSchemaType.Number,
                    ApiValue.Integer => JsonSchemaType.Integer,
                    ApiValue.Boolean => JsonSchemaType.Boolean,
                    _ => JsonSchemaType.String,
                },
                Format = parameter.Value == ApiValue.Day ? "date" : null,
                Enum = Enum(parameter),
                Default = Default(parameter),
                Minimum = parameter.Min?.ToString(CultureInfo.InvariantCulture),
                Maximum = parameter.Max?.ToString(CultureInfo.InvariantCulture),
            },
        },
    };

    private static List<JsonNode>? Enum(ApiParameter parameter) =>
        parameter.Allowed.Count == 0 ? null : [.. parameter.Allowed.Select(a => (JsonNode)JsonValue.Create(a))];

    private static JsonNode? Default(ApiParameter parameter) => parameter.Default is not { } text ? null : parameter.Value switch
    {
        ApiValue.Number or ApiValue.Integer or ApiValue.Boolean => JsonNode.Parse(text),
        ApiValue.List => new JsonArray(text),
        _ => JsonValue.Create(text),
    };

    /// <summary>The text of an example, cut from a real answer; null where there is none.</summary>
    internal static string? ExampleOf(string operation)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = Array.Find(assembly.GetManifestResourceNames(), n => Path.GetFileNameWithoutExtension(n) == "Api.Examples." + operation);
        if (name is null)
            return null;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
