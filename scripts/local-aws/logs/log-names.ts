import { z } from 'zod';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const LogGroupName = z.string().regex(/^[.\-_/#A-Za-z0-9]{1,512}$/);

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html */
export const LogStreamName = z.string().regex(/^[^:*]{1,512}$/);
