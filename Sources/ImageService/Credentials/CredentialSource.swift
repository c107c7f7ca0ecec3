public import ImageModel

/// Where credentials are looked for. The order of the cases is the order of looking: the first that has any is taken.
///
/// What was said for this run (options) comes before what was said for this shell (variables), and that before what is
/// written down. Of the files the program's own settings come first: they were written for this program, the others for any.
public enum CredentialSource: Hashable, Sendable, CaseIterable {
  case cloudOption
  case cloudVariable
  case huaweiSDKVariables
  case huaweiVariables
  case openStackVariables
  case configuredCloud
  case huaweiFile
  case onlyCloud

  /// What an operator calls it.
  public var name: PrintableText { row.name }
  /// What is read of it.
  public var reads: PrintableText { row.reads }

  private var row: (name: PrintableText, reads: PrintableText) {
    switch self {
    case .cloudOption:
      ("--cloud", Self.cloud)
    case .cloudVariable:
      ("OS_CLOUD", Self.cloud)
    case .huaweiSDKVariables:
      (
        "HUAWEICLOUD_SDK_*",
        .init(
          "AK, SK, SECURITY_TOKEN, PROJECT_ID, DOMAIN_ID, IAM_ENDPOINT",
          zh: "AK、SK、SECURITY_TOKEN、PROJECT_ID、DOMAIN_ID、IAM_ENDPOINT")
      )
    case .huaweiVariables:
      (
        "HW_*",
        .init(
          """
          AUTH_TOKEN, or ACCESS_KEY, SECRET_KEY, SECURITY_TOKEN, or USER_NAME, USER_ID, PASSWORD; DOMAIN_NAME, DOMAIN_ID, \
          PROJECT_NAME, PROJECT_ID, REGION_NAME, AUTH_URL, CLOUD, INSECURE, ASSUME_ROLE_AGENCY_NAME, ASSUME_ROLE_DOMAIN_NAME, \
          ASSUME_ROLE_DOMAIN_ID
          """,
          zh: """
            AUTH_TOKEN，或 ACCESS_KEY、SECRET_KEY、SECURITY_TOKEN，或 USER_NAME、USER_ID、PASSWORD；DOMAIN_NAME、DOMAIN_ID、\
            PROJECT_NAME、PROJECT_ID、REGION_NAME、AUTH_URL、CLOUD、INSECURE、ASSUME_ROLE_AGENCY_NAME、ASSUME_ROLE_DOMAIN_NAME、\
            ASSUME_ROLE_DOMAIN_ID
            """)
      )
    case .openStackVariables:
      (
        "OS_*",
        .init(
          """
          TOKEN, AUTH_TOKEN, or USERNAME, USER_ID, PASSWORD, or APPLICATION_CREDENTIAL_*, or ACCESS_KEY, SECRET_KEY; AUTH_URL, \
          AUTH_TYPE, PROJECT_*, USER_DOMAIN_*, PROJECT_DOMAIN_*, DOMAIN_*, REGION_NAME, INTERFACE, IMAGE_ENDPOINT_OVERRIDE
          """,
          zh: """
            TOKEN、AUTH_TOKEN，或 USERNAME、USER_ID、PASSWORD，或 APPLICATION_CREDENTIAL_*，或 ACCESS_KEY、SECRET_KEY；AUTH_URL、\
            AUTH_TYPE、PROJECT_*、USER_DOMAIN_*、PROJECT_DOMAIN_*、DOMAIN_*、REGION_NAME、INTERFACE、IMAGE_ENDPOINT_OVERRIDE
            """)
      )
    case .configuredCloud:
      ("config.yaml", .init("cloud: \(Self.cloud)", zh: "cloud：\(Self.cloud)"))
    case .huaweiFile:
      (
        "~/.huaweicloud/credentials",
        .init(
          "[basic] with ak, sk, security_token, project_id, domain_id, iam_endpoint; HUAWEICLOUD_SDK_CREDENTIALS_FILE names another file",
          zh:
            "[basic] 中的 ak、sk、security_token、project_id、domain_id、iam_endpoint；HUAWEICLOUD_SDK_CREDENTIALS_FILE 可指定其他文件"
        )
      )
    case .onlyCloud:
      (
        "clouds.yaml",
        .init(
          "its cloud, where it has only one; OS_CLIENT_CONFIG_FILE names another file",
          zh: "其中唯一的云（仅有一个云时）；OS_CLIENT_CONFIG_FILE 可指定其他文件")
      )
    }
  }

  private static var cloud: PrintableText {
    .init(
      "a cloud of clouds.yaml, or \(CloudWish.serverAgency): this cloud server's agency",
      zh: "clouds.yaml 中的云，或 \(CloudWish.serverAgency)（本云服务器的委托）")
  }
}
