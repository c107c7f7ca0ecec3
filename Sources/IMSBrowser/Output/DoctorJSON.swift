import ImageModel
import ImageService

/// What `doctor` finds as one JSON document.
enum DoctorJSON {
  /// - Parameter steps: those that were tried after the configuration's own.
  static func document(_ report: ConfigurationReport, _ steps: [CheckStep]) -> JSONValue {
    let steps = [report.step] + steps
    return [
      "ok": .bool(steps.exitStatus == .done),
      "exit_status": .number(JSONNumber(Int(steps.exitStatus.rawValue))),
      "cloud": report.cloud.map(cloud) ?? .null,
      "sources": .array(report.sources.map(source)),
      "findings": .array(report.findings.map(finding)),
      "steps": .array(steps.map(step)),
    ]
  }

  private static func cloud(_ cloud: CloudConfiguration) -> JSONValue {
    [
      "name": text(cloud.name), "endpoint": text(cloud.service.map { PrintableText($0.url) }),
      "region": text(cloud.region.map { PrintableText($0) }), "credentials": text(cloud.credentials.kind),
      "caution": text(cloud.caution),
    ]
  }

  private static func source(_ source: ConfigurationReport.Source) -> JSONValue {
    [
      "name": text(source.source.name), "state": .string(JSONString(source.state.rawValue)),
      "reads": text(source.source.reads),
    ]
  }

  private static func finding(_ finding: CloudConfiguration.Finding) -> JSONValue {
    [
      "source": text(finding.source), "statement": text(finding.statement), "problem": .bool(finding.isProblem),
    ]
  }

  private static func step(_ step: CheckStep) -> JSONValue {
    [
      "name": .string(JSONString(step.kind.rawValue)), "target": text(step.target),
      "ok": step.isPassed.map { .bool($0) } ?? .null,
      "milliseconds": step.milliseconds.flatMap(JSONNumber.init(thousandths:)).map { .number($0) } ?? .null,
      "statement": text(step.statement), "details": .array(step.details.map { text($0) }), "advice": text(step.advice),
    ]
  }

  private static func text(_ text: PrintableText?) -> JSONValue {
    text.map { .string(JSONString($0.text)) } ?? .null
  }
}
