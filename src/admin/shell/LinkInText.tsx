/** @jsxImportSource react */
import { Link } from '@bigcommerce/big-design';
import { styled } from 'styled-components';

/** Among words, a link is told by more than its colour. */
export const LinkInText = styled(Link)`
  text-decoration: underline;
`;
