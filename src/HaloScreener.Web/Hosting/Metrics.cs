using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace HaloScreener.Web.Hosting;

/// <summary>
/// <c>/metrics</c> in Prometheus' text form, with <c>Halo__Metrics=true</c>: the requests as OpenTelemetry names them (count and seconds by
/// route, method and status), what the runtime says of itself, and the book that answers.
/// </summary>
public static class Metrics
{
    public const string Setting = "Halo:Metrics";

    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Answers at <c>/metrics</c> where the setting asks for it; without it the address is not there and nothing is measured.</summary>
    public static void MapMetrics(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>(Setting))
            return;
        var measured = new Measurements();
        app.Lifetime.ApplicationStopped.Register(measured.Dispose);
        app.MapGet("/metrics", (Books books) => Results.Text(Write(measured, books), ContentType)).DisableHttpMetrics()
            .WithName("metrics").WithSummary("Requests, runtime and book as Prometheus reads them; only with Halo__Metrics=true.")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain");
    }

    private static string Write(Measurements measured, Books books)
    {
        var text = new StringBuilder();
        measured.Write(text);
        if (books.Current is { } book)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE halo_companies gauge\nhalo_companies {book.Count}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE halo_companies_rated gauge\nhalo_companies_rated {book.RatedCount}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE halo_data_version gauge\nhalo_data_version {book.Key.DataVersion}\n");
        }
        return text.ToString();
    }

    /// <summary>Sums up what the chosen meters of the framework report.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), Sums> _sums = new();

        public Measurements()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name is "System.Runtime" || instrument.Name is "http.server.request.duration" or "http.server.active_requests")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public void Dispose() => _listener.Dispose();

        public void Write(StringBuilder text)
        {
            _listener.RecordObservableInstruments();
            foreach (var instrument in _sums.GroupBy(s => s.Key.Instrument).OrderBy(i => i.Key.Name, StringComparer.Ordinal))
            {
                var (isSpread, isCounter) = (instrument.Key is Histogram<double>, IsCounter(instrument.Key.GetType().GetGenericTypeDefinition()));
                var name = instrument.Key.Name.Replace('.', '_') + (isSpread ? "_seconds" : isCounter ? "_total" : "");
                var type = isSpread ? "summary" : isCounter ? "counter" : "gauge";
                text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {type}\n");
                foreach (var ((_, labels), sums) in instrument.OrderBy(s => s.Key.Labels, StringComparer.Ordinal))
                {
                    if (isSpread)
                        text.Append(CultureInfo.InvariantCulture, $"{name}_count{labels} {sums.Count}\n{name}_sum{labels} {sums.Sum:R}\n");
                    else
                        text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {sums.Sum:R}\n");
                }
            }
        }

        private static bool IsCounter(Type instrument) => instrument == typeof(Counter<>) || instrument == typeof(ObservableCounter<>);

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var sums = _sums.GetOrAdd((instrument, Labels(tags)), _ => new Sums());
            lock (sums)
            {
                sums.Count++;
                // An observed instrument reports its whole each time it is asked.
                sums.Sum = instrument.IsObservable ? value : sums.Sum + value;
            }
        }

        private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.Length == 0)
                return "";
            var text = new StringBuilder("{");
            foreach (var (name, value) in tags)
                text.Append(text.Length > 1 ? "," : "").Append(name.Replace('.', '_')).Append("=\"").Append(Escaped(value)).Append('"');
            return text.Append('}').ToString();
        }

        private static string Escaped(object? value) => (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
            .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }

    private sealed class Sums
    {
        public long Count { get; set; }
        public double Sum { get; set; }
    }
}
