import ImageModel
import Yams

/// The clouds of clouds.yaml, with secure.yaml over them, found as openstacksdk finds them.
struct CloudsFile {
  /// The names of clouds, in the file's order; those of secure.yaml alone come last.
  let names: [String]
  /// clouds.yaml; nil where there is none.
  let path: PrintableText?
  /// Files that should have been read, but could not.
  let findings: [CloudConfiguration.Finding]
  private let clouds: YAMLFile?
  private let secure: YAMLFile?

  /// Reads both files.
  /// - Throws: `ConfigurationFailure` for a file that is no YAML, or where a file is there but none can be read.
  init(in surroundings: Surroundings) throws(ConfigurationFailure) {
    let places = ConfigurationPlaces(surroundings)
    let clouds = try places.first("clouds", variable: "OS_CLIENT_CONFIG_FILE")
    let secure = try places.first("secure", variable: "OS_CLIENT_SECURE_FILE")
    if clouds.file == nil, let (path, problem) = clouds.unread.first {
      throw ConfigurationFailure(.unreadable(problem), in: path)
    }
    self.clouds = clouds.file
    self.secure = secure.file
    path = clouds.file?.path ?? secure.file?.path
    findings = (clouds.unread + secure.unread).map {
      let message = $0.problem.message
      let statement = PrintableText("can't be read: \(message)", zh: "无法读取：\(message)")
      return CloudConfiguration.Finding(source: $0.path, statement: statement, isProblem: true)
    }
    var names: [String] = []
    for file in [clouds.file, secure.file] {
      for name in try file?.names(in: "clouds") ?? [] where !names.contains(name) { names.append(name) }
    }
    self.names = names
  }

  /// The settings of a cloud; nil where none has the name.
  func layer(ofCloud name: String) throws(ConfigurationFailure) -> CloudLayer? {
    var layer: CloudLayer?
    for file in [clouds, secure] {
      guard let file, let node = try file.entry(name, in: "clouds") else { continue }
      layer = (layer ?? CloudLayer()).merging(try CloudLayer(node, in: file))
    }
    return layer
  }
}

/// The places of openstacksdk's files.
struct ConfigurationPlaces {
  private let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// The first file of these that can be read: the one of the variable, then those of the folders. Files before it that
  /// are there, but can't be read, are told, too.
  func first(
    _ stem: String, variable: String? = nil
  ) throws(ConfigurationFailure) -> (
    file: YAMLFile?, unread: [(path: PrintableText, problem: Surroundings.ReadProblem)]
  ) {
    var unread: [(path: PrintableText, problem: Surroundings.ReadProblem)] = []
    for path in paths(stem, variable: variable) {
      switch surroundings.read(path) {
      case .success(let text): return (try YAMLFile(text, path: path), unread)
      case .failure(.missing): continue
      case .failure(let problem): unread.append((PrintableText(path), problem))
      }
    }
    return (nil, unread)
  }

  /// The file that a variable names.
  func named(by variable: String) -> String? { surroundings.variable(variable).map(surroundings.path) }

  /// Where files are looked for, the first folder first.
  var folders: [String] {
    let own = surroundings.homeFolder + "/.config"
    let configured = surroundings.variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? own
    return [surroundings.workingFolder, configured + "/openstack"]
      + (configured == own ? [] : [own + "/openstack"]) + ["/etc/xdg/openstack", "/etc/openstack"]
  }

  private func paths(_ stem: String, variable: String?) -> [String] {
    [variable.flatMap(named)].compactMap(\.self)
      + folders.flatMap { folder in ["yaml", "yml", "json"].map { "\(folder)/\(stem).\($0)" } }
  }
}

extension YAMLFile {
  /// The names within a mapping of the outermost one.
  func names(in key: String) throws(ConfigurationFailure) -> [String] {
    guard let node = root?[key], !node.isNull else { return [] }
    guard let mapping = node.mapping else {
      let problem = PrintableText("\(key) has to be written as \"name: settings\"", zh: "\(key) 应写成 \"KEY: VALUE\" 的形式")
      throw ConfigurationFailure(.malformed(problem), in: place(of: node))
    }
    var names: [String] = []
    for name in mapping.keys.compactMap({ RepeatedNames.name($0) ?? $0.scalar?.string }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// An entry of a mapping of the outermost one.
  /// - Throws: `ConfigurationFailure` where it is there twice.
  func entry(_ name: String, in key: String) throws(ConfigurationFailure) -> Node? {
    guard let mapping = root?[key]?.mapping else { return nil }
    try check(name, in: mapping)
    return mapping.first { $0.key.scalar?.string == name }?.value
  }
}
