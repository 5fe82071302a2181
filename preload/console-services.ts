export interface ConsoleService {
  /** What people type: short, lower case, given once. */
  readonly id: string;
  /** As AWS writes it, in every language. */
  readonly name: string;
  /** Below the console's host, with a fragment where the service is a page of another. */
  readonly path: string;
  readonly global: boolean;
  readonly aliases: readonly string[];
}

export const consoleServices: readonly ConsoleService[] = [
  regional('acm', 'Certificate Manager', 'acm/home', 'certificates tls ssl'),
  regional('amplify', 'Amplify', 'amplify/home', ''),
  regional('apigateway', 'API Gateway', 'apigateway/home', 'apigw rest'),
  regional('appconfig', 'AppConfig', 'systems-manager/appconfig', 'feature-flags'),
  regional('apprunner', 'App Runner', 'apprunner/home', ''),
  regional('appsync', 'AppSync', 'appsync/home', 'graphql'),
  regional('athena', 'Athena', 'athena/home', 'query'),
  regional('auditmanager', 'Audit Manager', 'auditmanager/home', ''),
  regional('autoscaling', 'EC2 Auto Scaling', 'ec2/home#AutoScalingGroups:', 'asg'),
  regional('backup', 'Backup', 'backup/home', ''),
  regional('batch', 'Batch', 'batch/home', 'jobs'),
  regional('bedrock', 'Bedrock', 'bedrock/home', 'ai models'),
  global('billing', 'Billing and Cost Management', 'billing/home', 'bill invoices payments'),
  global('budgets', 'Budgets', 'billing/home#/budgets', ''),
  regional('cloud9', 'Cloud9', 'cloud9/home', 'c9'),
  regional('cloudformation', 'CloudFormation', 'cloudformation/home', 'cfn stacks'),
  global('cloudfront', 'CloudFront', 'cloudfront/v4/home', 'cf cdn distributions'),
  regional('cloudmap', 'Cloud Map', 'cloudmap/home', ''),
  regional('cloudshell', 'CloudShell', 'cloudshell/home', 'shell'),
  regional('cloudtrail', 'CloudTrail', 'cloudtrailv2/home', 'ct trail'),
  regional('cloudwatch', 'CloudWatch', 'cloudwatch/home', 'cw metrics'),
  regional('alarms', 'CloudWatch Alarms', 'cloudwatch/home#alarmsV2:', ''),
  regional('logs', 'CloudWatch Logs', 'cloudwatch/home#logsV2:log-groups', 'cwl log-groups'),
  regional('codeartifact', 'CodeArtifact', 'codesuite/codeartifact/home', ''),
  regional('codebuild', 'CodeBuild', 'codesuite/codebuild/home', ''),
  regional('codecommit', 'CodeCommit', 'codesuite/codecommit/home', 'git'),
  regional('codedeploy', 'CodeDeploy', 'codesuite/codedeploy/home', ''),
  regional('codepipeline', 'CodePipeline', 'codesuite/codepipeline/home', 'pipelines'),
  regional('cognito', 'Cognito', 'cognito/v2/home', 'user-pools'),
  regional('computeoptimizer', 'Compute Optimizer', 'compute-optimizer/home', ''),
  regional('config', 'Config', 'config/home', ''),
  regional('connect', 'Connect', 'connect/home', ''),
  regional('controltower', 'Control Tower', 'controltower/home', 'landing-zone'),
  global('costexplorer', 'Cost Explorer', 'cost-management/home#/cost-explorer', 'ce costs'),
  regional('datasync', 'DataSync', 'datasync/home', ''),
  regional('detective', 'Detective', 'detective/home', ''),
  regional('directconnect', 'Direct Connect', 'directconnect/v2/home', 'dx'),
  regional('dms', 'Database Migration Service', 'dms/v2/home', 'migration'),
  regional('docdb', 'DocumentDB', 'docdb/home', 'documentdb mongo'),
  regional('ds', 'Directory Service', 'directoryservicev2/home', 'active-directory'),
  regional('dynamodb', 'DynamoDB', 'dynamodbv2/home', 'ddb tables nosql'),
  regional('ec2', 'EC2', 'ec2/home', 'instances vm'),
  regional('ecr', 'Elastic Container Registry', 'ecr/home', 'registry images'),
  regional('ecs', 'Elastic Container Service', 'ecs/v2/home', 'fargate'),
  regional('efs', 'Elastic File System', 'efs/home', ''),
  regional('eks', 'Elastic Kubernetes Service', 'eks/home', 'k8s kubernetes'),
  regional('elasticache', 'ElastiCache', 'elasticache/home', 'redis valkey memcached'),
  regional('elasticbeanstalk', 'Elastic Beanstalk', 'elasticbeanstalk/home', 'eb beanstalk'),
  regional('elb', 'Elastic Load Balancing', 'ec2/home#LoadBalancers:', 'alb nlb load-balancers'),
  regional('emr', 'EMR', 'emr/home', 'spark hadoop'),
  regional('eventbridge', 'EventBridge', 'events/home', 'events rules'),
  regional('firehose', 'Data Firehose', 'firehose/home', ''),
  regional('fsx', 'FSx', 'fsx/home', ''),
  global('globalaccelerator', 'Global Accelerator', 'globalaccelerator/home', ''),
  regional('glue', 'Glue', 'glue/home', 'etl'),
  regional('grafana', 'Managed Grafana', 'grafana/home', ''),
  regional('guardduty', 'GuardDuty', 'guardduty/home', 'gd'),
  global('iam', 'IAM', 'iam/home', 'roles policies users'),
  regional('identitycenter', 'IAM Identity Center', 'singlesignon/home', 'sso permission-sets'),
  regional('inspector', 'Inspector', 'inspector/v2/home', ''),
  regional('kinesis', 'Kinesis Data Streams', 'kinesis/home', 'streams'),
  regional('kms', 'Key Management Service', 'kms/home', 'keys'),
  regional('lakeformation', 'Lake Formation', 'lakeformation/home', ''),
  regional('lambda', 'Lambda', 'lambda/home', 'l functions'),
  regional('licensemanager', 'License Manager', 'license-manager/home', ''),
  regional('macie', 'Macie', 'macie/home', ''),
  regional('mq', 'MQ', 'amazon-mq/home', 'rabbitmq activemq'),
  regional('msk', 'Managed Streaming for Apache Kafka', 'msk/home', 'kafka'),
  regional('mwaa', 'Managed Workflows for Apache Airflow', 'mwaa/home', 'airflow'),
  regional('neptune', 'Neptune', 'neptune/home', ''),
  regional('opensearch', 'OpenSearch Service', 'aos/home', 'aos elasticsearch'),
  global('organizations', 'Organizations', 'organizations/v2/home', 'orgs'),
  regional('parameters', 'Parameter Store', 'systems-manager/parameters', 'param parameter-store'),
  regional('ram', 'Resource Access Manager', 'ram/home', ''),
  regional('rds', 'RDS', 'rds/home', 'aurora postgres mysql databases'),
  regional('redshift', 'Redshift', 'redshiftv2/home', ''),
  regional('resourcegroups', 'Resource Groups and Tag Editor', 'resource-groups/home', 'tags tag-editor'),
  global('route53', 'Route 53', 'route53/v2/home', 'r53 dns hosted-zones'),
  regional('s3', 'S3', 's3/home', 'buckets'),
  regional('sagemaker', 'SageMaker', 'sagemaker/home', ''),
  regional('scheduler', 'EventBridge Scheduler', 'scheduler/home', 'cron'),
  regional('secretsmanager', 'Secrets Manager', 'secretsmanager/home', 'sm scrm secrets'),
  regional('securitygroups', 'Security Groups', 'ec2/home#SecurityGroups:', 'sg'),
  regional('securityhub', 'Security Hub', 'securityhub/home', 'scrh'),
  regional('servicecatalog', 'Service Catalog', 'servicecatalog/home', ''),
  regional('servicequotas', 'Service Quotas', 'servicequotas/home', 'limits quotas'),
  regional('ses', 'Simple Email Service', 'ses/home', 'email'),
  regional('sessionmanager', 'Session Manager', 'systems-manager/session-manager', ''),
  regional('sns', 'Simple Notification Service', 'sns/v3/home', 'topics'),
  regional('sqs', 'Simple Queue Service', 'sqs/v3/home', 'queues'),
  regional('ssm', 'Systems Manager', 'systems-manager/home', ''),
  regional('stepfunctions', 'Step Functions', 'states/home', 'sfn stepfn states state-machines'),
  regional('storagegateway', 'Storage Gateway', 'storagegateway/home', ''),
  global('support', 'Support', 'support/home', 'cases'),
  regional('transfer', 'Transfer Family', 'transfer/home', 'sftp'),
  global('trustedadvisor', 'Trusted Advisor', 'trustedadvisor/home', 'tra'),
  regional('vpc', 'VPC', 'vpcconsole/home', 'subnets network'),
  regional('waf', 'WAF', 'wafv2/homev2/web-acls', 'wafv2 web-acls'),
  regional('workspaces', 'WorkSpaces', 'workspaces/v2/home', ''),
  regional('xray', 'X-Ray', 'xray/home', 'x-ray traces'),
];

function regional(id: string, name: string, path: string, aliases: string): ConsoleService {
  return { id, name, path, global: false, aliases: words(aliases) };
}

function global(id: string, name: string, path: string, aliases: string): ConsoleService {
  return { id, name, path, global: true, aliases: words(aliases) };
}

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}
