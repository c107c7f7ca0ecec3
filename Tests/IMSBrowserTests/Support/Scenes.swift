import ImageModel
import ViewModels

extension Scene {
  private static let refused = FetchFailure(
    .unauthorized, status: 401, message: "Incorrect IAM authentication information: decrypt token fail",
    code: "APIGW.0301", requestID: "f7ed15bff7d4c1a2b4b9ef5e8eafb3f9")

  private static let wrong = CloudProblem(
    "/home/op/.config/openstack/clouds.yaml, line 12: not valid YAML: did not find expected key.",
    "Correct the file there.", steps: ["C lists the clouds there are."])

  private static let dangerous = CloudInUse.sample(
    "lab", at: "http://glance.example.com:9292", caution: "unverified TLS, unencrypted")

  /// All states, for goldens and for properties.
  static let all = everyday + comparing + notesAndExport + watching + findingAnywhere + palettes + catalogue

  /// The states that every operator meets.
  private static let everyday: [Scene] = [
    Scene("image", Event.keys(.enter) + [Event.answered(.centOS)]),
    Scene("history", [Event.kept(.centOS)] + Event.keys("j") + [Event.kept(.finance)]),
    Scene("chinese", Event.keys("j", .enter) + [Event.answered(.finance)]),
    Scene("hostile", Event.keys("j", "j", .enter) + [Event.answered(.hostile)]),
    Scene("large", Event.keys("j", "j", "j", .enter) + [Event.answered(.large)] + Event.keys("G")),
    Scene("empty", entries: [], []),
    Scene("no-endpoint", entries: [], cloud: .failure(.nothingConfigured), []),
    Scene("wrong-cloud", entries: [], cloud: .failure(wrong), [(0, .pasted(Image.centOS.id))]),
    Scene("caution", cloud: .success(dangerous), [Event.kept(.centOS)] + Event.keys(.tab)),
    Scene("caution-list", cloud: .success(dangerous), []),
    Scene("clouds", [Event.kept(.centOS), Event.clouds] + Event.keys("j", "j")),
    Scene("clouds-wrong", [Event.kept(.centOS), Event.clouds] + Event.keys("G", .enter)),
    Scene("clouds-none", entries: [], cloud: .failure(.nothingConfigured), [Event.noClouds]),
    Scene(
      "cloud-changed",
      [
        Event.kept(.centOS),
        (0, .cloudChanged(.sample("otc eu-de", at: "https://iam.eu-de.otc.t-systems.com"), [], of: 0)),
      ]),
    Scene("fetching", entries: [], [(0, .pasted(Image.centOS.id)), (3, .woke)]),
    Scene(
      "trying-again", entries: [],
      [
        (0, .pasted(Image.centOS.id)),
        (2, .retrying(ticket: 1, Retry(reason: .busy(status: 429), attempt: 2, delay: 5))), (3, .woke),
      ]),
    Scene("successor", Event.keys(.enter) + [Event.answered(.centOS, by: .cloudImages)]),
    Scene("asking-again", [Event.kept(.centOS)] + Event.keys(.enter) + [(3, .woke)]),
    Scene("failure", entries: [], [(0, .pasted(Image.centOS.id)), Event.failed(.centOS, refused)]),
    Scene("failure-over-snapshot", [Event.kept(.centOS)] + Event.keys(.enter) + [Event.failed(.centOS, refused)]),
    Scene("nothing-kept", Event.keys("G")),
    Scene("help", Event.keys("?")),
    Scene("help-end", Event.keys("?", "G")),
    Scene("json", [Event.kept(.hostile)] + Event.keys("j", "j") + [Event.kept(.hostile)] + Event.keys("v")),
    Scene(
      "explanation",
      [Event.kept(.centOS)] + Event.keys(.tab, "/") + Event.typed("virtual_env") + Event.keys(.enter, .enter)),
    Scene("filter", Event.keys("/") + Event.typed("ubu 1") + [Event.kept(.centOS)]),
    Scene("filter-kept", Event.keys("/") + Event.typed("财务") + Event.keys(.enter) + [Event.kept(.finance)]),
    Scene("filter-nothing", [Event.kept(.centOS)] + Event.keys("/") + Event.typed("zzz")),
    Scene("find", [Event.kept(.centOS)] + Event.keys(.tab, "/") + Event.typed("kvm")),
    Scene("prompt-problem", [Event.kept(.centOS)] + Event.keys("i") + Event.typed("no id") + Event.keys(.enter)),
    Scene("prompt-completion", [Event.kept(.centOS)] + Event.keys("i") + Event.typed("ubuntu") + Event.keys(.tab)),
    Scene(
      "changed",
      [Event.kept(.centOS)] + Event.keys(.enter) + [
        Event.answered(
          .centOS.with(
            [
              "status": "deactivated", "min_disk": 120, "name": "CentOS 7.3 64bit vivado (old)",
              "__support_xen": "true",
              "tags": ["retired"],
            ], without: ["__support_agent_list"]))
      ] + Event.keys("j", "j")),
    Scene(
      "removed", [Event.kept(.centOS)] + Event.keys("j", "x")),
    Scene("absent", [Event.kept(.centOS)] + Event.keys(.tab, "a", "G")),
  ]

  static func named(_ name: String) -> Scene? { all.first { $0.name == name } }
}
