import ImageModel

// MARK: - All clouds

extension Search {
  func clouds() -> [ListedCloud] { cloudOfEnvironment() + cloudsOfFile() }

  /// The first source with credentials that isn't clouds.yaml.
  private func cloudOfEnvironment() -> [ListedCloud] {
    var findings: [CloudConfiguration.Finding] = []
    for source in [CredentialSource.huaweiSDKVariables, .huaweiVariables, .openStackVariables, .huaweiFile] {
      let name: PrintableText =
        source == .huaweiFile ? .init("credentials", zh: "凭证文件") : .init("environment", zh: "环境变量")
      do throws(ConfigurationFailure) {
        guard let cloud = try cloud(of: source, &findings) else { continue }
        return [ListedCloud(name: name, outcome: .success(complete(cloud, findings: [])))]
      } catch {
        return [ListedCloud(name: name, outcome: .failure(error))]
      }
    }
    return []
  }

  private func cloudsOfFile() -> [ListedCloud] {
    let file: CloudsFile
    do throws(ConfigurationFailure) { file = try CloudsFile(in: surroundings) } catch {
      return [ListedCloud(name: "clouds.yaml", outcome: .failure(error))]
    }
    return file.names.flatMap { name in
      let regions = (try? regionNames(ofCloud: name, of: file)) ?? []
      guard regions.count > 1 else { return [listed(name, region: nil, of: file)] }
      return regions.map { listed(name, region: $0, of: file) }
    }
  }

  private func listed(_ name: String, region: String?, of file: CloudsFile) -> ListedCloud {
    var wish = wish
    wish.cloud = name
    wish.region = region
    let search = Search(wish: wish, surroundings: surroundings)
    let outcome = Result { () throws(ConfigurationFailure) in
      search.complete(try search.cloud(named: name, by: "clouds.yaml", of: file), findings: [])
    }
    return ListedCloud(name: PrintableText(region.map { "\(name) \($0)" } ?? name), outcome: outcome)
  }
}
