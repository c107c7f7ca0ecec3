import ImageModel
import Yams

/// What one file, or a part of it, says of a cloud. Layers are laid over each other, as openstacksdk does.
struct CloudLayer: Sendable {
  struct Region: Sendable {
    var name: String
    var values: CloudLayer
  }

  /// Beside `auth`.
  private(set) var settings: [String: Setting] = [:]
  /// Within `auth`.
  private var auth: [String: Setting] = [:]
  /// The regions that the cloud has, the first one being the usual; nil where the layer names none.
  private(set) var regions: [Region]?
  /// True where `regions` names them all; one of `region_name` alone is only the usual one.
  private(set) var knowsRegions = false

  init() {}

  /// All settings by name. Those within `auth` win: openstacksdk takes them from either place.
  var flattened: [String: Setting] { settings.merging(auth) { $1 } }

  /// The layer with another one over it.
  func merging(_ other: CloudLayer) -> CloudLayer {
    var merged = self
    merged.settings.merge(other.settings) { $1 }
    merged.auth.merge(other.auth) { $1 }
    if let regions = other.regions {
      merged.regions = regions
      merged.knowsRegions = other.knowsRegions
    }
    return merged
  }

  /// The layer in one of its regions.
  func choosing(_ region: Region, from source: PrintableText) -> CloudLayer {
    var chosen = merging(region.values)
    chosen.settings["region_name"] = Setting(text: region.name, source: source)
    return chosen
  }
}

// MARK: - From YAML

extension CloudLayer {
  /// Reads a cloud's entry.
  /// - Throws: `ConfigurationFailure` where it is no mapping, or a setting has a shape that it can't have.
  init(_ node: Node, in file: YAMLFile) throws(ConfigurationFailure) {
    if node.isNull { return }
    guard let mapping = node.mapping else {
      throw Self.unfit(.init("settings of a cloud are expected.", zh: "应为云的设置。"), node, file)
    }
    try file.checkNames(of: mapping)
    for (key, value) in mapping {
      guard let name = key.string?.replacing("-", with: "_"), !value.isNull else { continue }
      switch name {
      case "auth":
        guard let mapping = value.mapping else {
          throw Self.unfit(.init("settings such as auth_url are expected.", zh: "应为 auth_url 等设置。"), value, file)
        }
        try file.checkNames(of: mapping)
        for (key, value) in mapping {
          guard let name = key.string?.replacing("-", with: "_"), !value.isNull else { continue }
          guard let text = value.scalar?.string else {
            throw Self.unfit(.init("\(name): one value is expected.", zh: "\(name)：应为单个值。"), value, file)
          }
          auth[name] = Setting(text: text, source: file.place(of: value))
        }
      case "regions":
        guard let list = value.sequence else {
          throw Self.unfit(.init("a list of regions is expected.", zh: "应为区域列表。"), value, file)
        }
        try setRegions(list.map { $0 }, in: file)
        knowsRegions = true
      case "region_name":
        if let list = value.sequence {
          try setRegions(list.map { $0 }, in: file)
        } else if let text = value.scalar?.string, text.contains(",") {
          regions = text.split(separator: ",").map {
            Region(name: String($0.filter { $0 != " " }), values: CloudLayer())
          }
        } else {
          settings[name] = Setting(text: value.scalar?.string ?? "", source: file.place(of: value))
        }
      default:
        // Other settings of openstacksdk, such as networks, have other shapes: they are none of ours.
        guard let text = value.scalar?.string else { continue }
        settings[name] = Setting(text: text, source: file.place(of: value))
      }
    }
  }

  /// A region is a name, or a mapping of its `name` and of `values` that hold in it alone.
  private mutating func setRegions(_ nodes: [Node], in file: YAMLFile) throws(ConfigurationFailure) {
    var regions: [Region] = []
    for node in nodes {
      if let mapping = node.mapping { try file.checkNames(of: mapping) }
      guard let name = node.scalar?.string ?? node["name"]?.string, !name.isEmpty else {
        throw Self.unfit(.init("a region's name is expected.", zh: "应为区域名称。"), node, file)
      }
      let values = try node["values"].map { (values) throws(ConfigurationFailure) in try CloudLayer(values, in: file) }
      regions.append(Region(name: name, values: values ?? CloudLayer()))
    }
    self.regions = regions
  }

  private static func unfit(_ expected: PrintableText, _ node: Node, _ file: YAMLFile) -> ConfigurationFailure {
    ConfigurationFailure(.badValue(expected: expected), in: file.place(of: node))
  }
}
