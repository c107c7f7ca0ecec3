// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6 mode (the tools version), the upcoming features, no warning let through.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// What every test target needs: without the second product a failed `expectNoDifference` passes in silence.
let differences: [Target.Dependency] = [
  .product(name: "CustomDump", package: "swift-custom-dump"),
  .product(name: "IssueReportingTestSupport", package: "xctest-dynamic-overlay"),
]

/// The commit, as whoever builds names it: `make release` does, and `swift build` alone then tells the version only. Not
/// `Context.gitInformation`, which SwiftPM keeps from the first build on.
let commit = Context.environment["IMSBROWSER_COMMIT"].map { [CSetting.define("IMSBROWSER_COMMIT", to: "\"\($0)\"")] }

/// How the program is linked as it is shipped, for a quick start and little memory: the 100 000 relocations of Swift's
/// runtime packed (by the Makefile, where the C library reads that), nothing kept in it for others to call, and no build id,
/// which tells of the debug information and so of the folder.
let lean: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-use-ld=lld", "-Xclang-linker", "-static-libgcc", "-Xlinker", "--no-export-dynamic", "-Xlinker",
      "--build-id=none",
    ],
    .when(configuration: .release))
]

let package = Package(
  name: "imsbrowser",
  products: [
    .executable(name: "imsbrowser", targets: ["IMSBrowser"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump", from: "1.7.3"),
    .package(url: "https://github.com/pointfreeco/xctest-dynamic-overlay", from: "1.13.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // What an image is.
    .target(name: "ImageModel", swiftSettings: strict),
    .testTarget(
      name: "ImageModelTests", dependencies: ["ChineseCheck", "ImageModel"] + differences, swiftSettings: strict),

    // What the tests hold against texts in Chinese.
    .target(name: "ChineseCheck", dependencies: ["ImageModel"], path: "Tests/ChineseCheck", swiftSettings: strict),

    // What starts programs for the tests.
    .target(name: "ChildProcess", path: "Tests/ChildProcess", swiftSettings: strict),

    // Chance that can be had again, for the tests.
    .target(name: "Seeded", path: "Tests/Seeded", swiftSettings: strict),

    // A service that does what a test's script says.
    .target(
      name: "LoopbackServer", dependencies: ["ChildProcess", "ImageModel", "Seeded"], path: "Tests/LoopbackServer",
      swiftSettings: strict),

    // How one is fetched.
    .target(name: "CCurl"),
    .systemLibrary(name: "CMessageDigest", providers: [.apt(["libmd-dev"])]),
    .target(
      name: "ImageService",
      dependencies: ["CCurl", "CMessageDigest", "ImageModel", "Yams"],
      swiftSettings: strict),
    .testTarget(
      name: "ImageServiceTests",
      dependencies: ["ChineseCheck", "ImageService", "ImageModel", "LoopbackServer"] + differences,
      swiftSettings: strict),

    // How views are kept.
    .target(
      name: "ImageHistory", dependencies: ["ImageModel", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .executableTarget(
      name: "HistoryWriter",
      dependencies: ["ImageHistory", "ImageModel", .product(name: "GRDBSQLite", package: "GRDB.swift")],
      path: "Tests/HistoryWriter", swiftSettings: strict),
    .testTarget(
      name: "ImageHistoryTests",
      dependencies: [
        "ChildProcess", "ChineseCheck", "HistoryWriter", "ImageHistory", "ImageModel",
        .product(name: "GRDB", package: "GRDB.swift"),
      ] + differences, swiftSettings: strict),

    // A sample service.
    .target(name: "DemoService", dependencies: ["ImageModel", "FlyingFox"], swiftSettings: strict),
    .testTarget(
      name: "DemoServiceTests", dependencies: ["DemoService", "ImageModel"] + differences, swiftSettings: strict),

    // What the operator does.
    .target(name: "ViewModels", dependencies: ["ImageModel"], swiftSettings: strict),
    .testTarget(
      name: "ViewModelTests", dependencies: ["ChineseCheck", "ViewModels", "ImageModel"] + differences,
      swiftSettings: strict),

    // The program.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .target(name: "CBuild", cSettings: commit),
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "IMSBrowser",
      dependencies: [
        "CBuild", "CMalloc", "CNcurses", "DemoService", "ImageHistory", "ImageModel", "ImageService", "ViewModels",
        "Yams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: lean),
    .testTarget(
      name: "IMSBrowserTests",
      dependencies: [
        "ChineseCheck", "IMSBrowser", "ImageModel", "ImageService", "Seeded", "ViewModels", "Yams",
      ] + differences,
      exclude: ["Snapshots"], swiftSettings: strict),

    // What drives the built program in a terminal, for the tests from end to end.
    .target(
      name: "TerminalDriver", dependencies: ["ChildProcess"], path: "Tests/TerminalDriver", swiftSettings: strict),
    .testTarget(name: "TerminalDriverTests", dependencies: ["TerminalDriver"], swiftSettings: strict),

    // The built program, as an operator and a script use it.
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "ChildProcess", "DemoService", "ImageModel", "IMSBrowser", "LoopbackServer", "Seeded", "TerminalDriver",
      ] + differences,
      swiftSettings: strict),

    // The built program against a real Keystone and Glance (`make test-lab`).
    .testTarget(
      name: "LabTests", dependencies: ["IMSBrowser", "LoopbackServer", "TerminalDriver"], swiftSettings: strict),
  ]
)

// What strangers' bytes get into, under libFuzzer (docs/testing.md): it needs other flags than all the rest. What it takes of
// the program is linked into its folder, since SwiftPM links a program's module into tests alone.
if Context.environment["FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["CNcurses", "ImageHistory", "ImageModel", "ImageService", "ViewModels"],
      path: "Fuzz/Fuzzer",
      swiftSettings: strict + [.enableExperimentalFeature("Extern")], linkerSettings: [.unsafeFlags(["-use-ld=lld"])]))
}
