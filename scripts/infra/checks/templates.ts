import type { App } from 'aws-cdk-lib';
import { z } from 'zod';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

const Template = z.object({ Resources: z.record(z.string(), Resource).default({}) });

/** A resource of a synthesized template. Properties are as in CloudFormation; functions in them are left as they are. */
export interface TemplateResource {
  readonly stack: string;
  readonly region: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Synthesizes, and lists what the templates create. */
export function synthesize(app: App): TemplateResource[] {
  return app.synth().stacks.flatMap(({ stackName, environment, template }) =>
    Object.entries(Template.parse(template).Resources).map(([id, { Type, Properties }]) => ({
      stack: stackName,
      region: environment.region,
      id,
      type: Type,
      properties: Properties,
    })),
  );
}

/** Where a finding is, in words. */
export const nameOf = ({ stack, id }: TemplateResource): string => `${stack}/${id}`;

/** The resources of a type with their properties parsed. @throws when they are not as the check expects. */
export const ofType = <Schema extends z.ZodType>(
  resources: readonly TemplateResource[],
  type: string,
  schema: Schema,
): { name: string; resource: TemplateResource; properties: z.infer<Schema> }[] =>
  resources
    .filter((resource) => resource.type === type)
    .map((resource) => ({
      name: nameOf(resource),
      resource,
      properties: schema.parse(resource.properties),
    }));
